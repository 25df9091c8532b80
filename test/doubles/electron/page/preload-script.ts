import { makeContextBridge } from './context-bridge.ts';
import { makeIpcRenderer, type PageCall } from './ipc-renderer.ts';

/** The name under which the page finds its way to the stage, until the preload script has taken it. */
export const STAGE_BINDING = 'electronDoubleStage';

interface Surroundings {
  readonly bindingName: string;
  readonly makeIpcRenderer: typeof makeIpcRenderer;
  readonly makeContextBridge: typeof makeContextBridge;
  readonly preload: (
    require: (name: string) => unknown,
    module: { exports: unknown },
    exports: unknown,
    process: object,
  ) => void;
}

/** Runs a preload bundle in a page's main frame, as Electron does; the way to the stage stays inside. */
function runPreload({ bindingName, makeIpcRenderer, makeContextBridge, preload }: Surroundings): void {
  const globals = globalThis as unknown as Record<string, (call: PageCall) => Promise<unknown>>;
  const callStage = globals[bindingName];
  Reflect.deleteProperty(globals, bindingName);
  if (window.parent !== window || callStage === undefined) return;
  const electron = { contextBridge: makeContextBridge(), ipcRenderer: makeIpcRenderer(callStage) };
  const allowed = new Map<string, unknown>([
    ['electron', electron],
    ['electron/renderer', electron],
  ]);
  const require = (name: string): unknown => {
    if (!allowed.has(name))
      throw new Error(`module not found: ${name} (a sandboxed preload script has only electron)`);
    return allowed.get(name);
  };
  const module = { exports: {} };
  preload(require, module, module.exports, { type: 'renderer', sandboxed: true, contextIsolated: true });
}

/** The text that runs before all scripts of a page: the doubles of the renderer's modules around the preload bundle. */
export function preloadScript(preloadBundle: string): string {
  return `(${runPreload.toString()})({
  bindingName: ${JSON.stringify(STAGE_BINDING)},
  makeIpcRenderer: ${makeIpcRenderer.toString()},
  makeContextBridge: ${makeContextBridge.toString()},
  preload: (require, module, exports, process) => {${preloadBundle}\n},
});`;
}
