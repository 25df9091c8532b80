import type { CustomScheme, Protocol } from 'electron';
import { app } from './app.ts';
import { type Named, strict } from './strict.ts';

const handlers = new Map<string, (request: Request) => Response | Promise<Response>>();
const privileges: Record<string, CustomScheme['privileges']> = {};
let isRegistered = false;

/** See `electron.protocol`. */
export const protocol = strict('protocol', {
  /** Once and before ready, as Electron wants it. */
  registerSchemesAsPrivileged(customSchemes: CustomScheme[]): void {
    if (app.isReady())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    if (isRegistered)
      throw new Error('protocol.registerSchemesAsPrivileged was called twice: only the last call counts');
    isRegistered = true;
    for (const scheme of customSchemes) privileges[scheme.scheme] = scheme.privileges;
  },
  handle(scheme: string, handler: (request: Request) => Response | Promise<Response>): void {
    if (!app.isReady()) throw new Error('protocol.handle needs the app to be ready');
    if (handlers.has(scheme)) throw new Error(`The scheme ${scheme} is already handled.`);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
} satisfies Pick<Protocol, 'registerSchemesAsPrivileged' | 'unhandle'> & Named<Protocol, 'handle'>);

/** Privileges of the schemes that the application registered. */
export function registeredSchemes(): Record<string, unknown> {
  return privileges;
}

/** What a page gets for a request; null when no handler has its scheme. */
export async function answerRequest(request: Request): Promise<Response | null> {
  const handler = handlers.get(new URL(request.url).protocol.slice(0, -1));
  return handler ? handler(request) : null;
}
