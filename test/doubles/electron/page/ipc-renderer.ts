import type { IpcRenderer, IpcRendererEvent } from 'electron';

/** What a page's preload script asks of the stage. */
export type PageCall =
  | { readonly kind: 'invoke' | 'send'; readonly channel: string; readonly args: readonly unknown[] }
  /** Waits for the next message from the main process. */
  | { readonly kind: 'receive' };

/** The next message from the main process; null when the page is to ask no more. */
export interface Posted {
  readonly channel: string;
  readonly args: readonly unknown[];
}

type Listener = (event: IpcRendererEvent, ...args: unknown[]) => void;
type Members = 'invoke' | 'send' | 'on' | 'off' | 'removeListener';

/**
 * `electron.ipcRenderer` of one page. It runs there, so it is made of nothing from outside this function. What cannot be
 * cloned throws where it is sent; an error of the other side comes in Electron's words.
 */
export function makeIpcRenderer(callStage: (call: PageCall) => Promise<unknown>) {
  const listeners = new Map<string, Listener[]>();

  const deliver = async (): Promise<void> => {
    for (;;) {
      const { channel, args } = (await callStage({ kind: 'receive' })) as Posted;
      for (const listener of listeners.get(channel) ?? []) listener({} as IpcRendererEvent, ...args);
    }
  };
  // Ends with the page: then nobody answers any more.
  deliver().catch(() => undefined);

  const ipcRenderer = {
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      try {
        return await callStage({ kind: 'invoke', channel, args: structuredClone(args) });
      } catch (error) {
        throw new Error(`Error invoking remote method '${channel}': ${String(error)}`, { cause: error });
      }
    },
    send(channel: string, ...args: unknown[]): void {
      void callStage({ kind: 'send', channel, args: structuredClone(args) });
    },
    on(channel: string, listener: Listener): unknown {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
      return ipcRenderer;
    },
    off(channel: string, listener: Listener): unknown {
      const others = (listeners.get(channel) ?? []).filter((one) => one !== listener);
      listeners.set(channel, others);
      return ipcRenderer;
    },
    removeListener: (channel: string, listener: Listener): unknown => ipcRenderer.off(channel, listener),
  } satisfies Record<Members & keyof IpcRenderer, unknown>;
  return ipcRenderer;
}
