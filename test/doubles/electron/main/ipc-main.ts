import { EventEmitter } from 'node:events';
import type { IpcMain, WebFrameMain } from 'electron';
import type { FrameView } from '../calls.ts';
import { type Named, Preventable, strict } from './strict.ts';
import type { WebContents } from './web-contents.ts';

/** What a handler is told of the sender. */
export class IpcEvent extends Preventable {
  readonly type = 'frame';
  readonly processId = 1;
  readonly frameId = 1;
  /** Null only where a test sends without a window. */
  readonly sender: WebContents | null;
  readonly senderFrame: SenderFrame | null;
  returnValue: unknown;

  constructor(sender: WebContents | null, frame: FrameView | null) {
    super();
    this.sender = sender;
    this.senderFrame = frame && senderFrame(sender, frame);
  }
}

type SenderFrame = Pick<WebFrameMain, 'url' | 'origin'> & { readonly parent: object | null };

/** A frame as the message's handler sees it; the main one is the very object that `webContents.mainFrame` is. */
function senderFrame(sender: WebContents | null, { url, isMain }: FrameView): SenderFrame {
  if (isMain && url === sender?.mainFrame.url) return sender.mainFrame;
  const origin = URL.canParse(url) ? new URL(url).origin : 'null';
  return strict('WebFrameMain', { url, origin, parent: isMain ? null : {} });
}

type Handler = (event: IpcEvent, ...args: unknown[]) => unknown;

const handlers = new Map<string, Handler>();
const channels = new EventEmitter();

/** See `electron.ipcMain`. */
export const ipcMain = strict('ipcMain', {
  handle(channel: string, listener: Handler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    handlers.set(channel, listener);
  },
  removeHandler(channel: string): void {
    handlers.delete(channel);
  },
  on(channel: string, listener: Handler): unknown {
    channels.on(channel, listener);
    return ipcMain;
  },
  removeAllListeners(channel?: string): unknown {
    channels.removeAllListeners(channel);
    return ipcMain;
  },
} satisfies Named<IpcMain, 'handle' | 'removeHandler' | 'on' | 'removeAllListeners'>);

/** Names of all channels that something listens to. */
export function ipcChannels(): string[] {
  return [...handlers.keys(), ...channels.eventNames().map(String)].sort();
}

/** A page's `invoke`: what the handler says, cloned. */
export async function invoke(event: IpcEvent, channel: string, args: readonly unknown[]): Promise<unknown> {
  const handler = handlers.get(channel);
  if (!handler) throw new Error(`No handler registered for '${channel}'`);
  return structuredClone(await handler(event, ...args));
}

/** A page's `send` or `sendSync`. */
export function receive(event: IpcEvent, channel: string, args: readonly unknown[]): void {
  channels.emit(channel, event, ...args);
}
