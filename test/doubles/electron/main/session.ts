import { machine } from './machine.ts';
import { Preventable, strict, StrictEmitter } from './strict.ts';
import type { WebContents } from './web-contents.ts';

type RequestHandler = (
  contents: WebContents | null,
  permission: string,
  answer: (granted: boolean) => void,
  details: { requestingUrl: string; isMainFrame: boolean },
) => void;
type CheckHandler = (
  contents: WebContents | null,
  permission: string,
  origin: string,
  details: { isMainFrame: boolean },
) => boolean;
type DeviceHandler = (details: object) => boolean;
type DisplayMediaHandler = (request: object, answer: (streams: object | null) => void) => void;

/** The session of all windows. */
export class Session extends StrictEmitter<{
  'will-download': [event: Preventable, item: object, contents: WebContents];
}> {
  #request: RequestHandler | null = null;
  #check: CheckHandler | null = null;
  #device: DeviceHandler | null = null;
  #displayMedia: DisplayMediaHandler | null = null;

  constructor() {
    super('Session', ['will-download']);
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#request = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#check = handler;
  }

  setDevicePermissionHandler(handler: DeviceHandler | null): void {
    this.#device = handler;
  }

  setDisplayMediaRequestHandler(handler: DisplayMediaHandler | null): void {
    this.#displayMedia = handler;
  }

  resolveProxy(): Promise<string> {
    return Promise.resolve(machine.proxy);
  }

  /** What becomes of a permission when a page asks for it, and when Chromium looks. Electron's default is to grant. */
  async permission(contents: WebContents, permission: string): Promise<{ request: boolean; check: boolean }> {
    const { url, origin } = contents.mainFrame;
    const request = await new Promise<boolean>((resolve) => {
      if (!this.#request) resolve(true);
      else this.#request(contents, permission, resolve, { requestingUrl: url, isMainFrame: true });
    });
    const check = this.#check?.(contents, permission, origin, { isMainFrame: true }) ?? true;
    return { request, check };
  }

  /** Whether a page would get a device (without a handler: the one that was chosen), and the screen to record. */
  async hardware(): Promise<{ device: boolean; screen: boolean }> {
    const device = this.#device?.({ deviceType: 'usb' }) ?? true;
    const streams = await new Promise<object | null>((resolve) => {
      if (this.#displayMedia) this.#displayMedia({}, resolve);
      else resolve(null);
    });
    return { device, screen: streams !== null && Object.keys(streams).length > 0 };
  }

  refusesDownload(contents: WebContents, url: string): boolean {
    const event = new Preventable();
    this.emit('will-download', event, { getURL: () => url }, contents);
    return event.defaultPrevented;
  }
}

/** See `electron.session`. */
export const session = strict('session', { defaultSession: new Session() });
