import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Frame, Page, Request, Route } from 'playwright';
import type { FrameView } from '../calls.ts';
import type { PageCall, Posted } from '../page/ipc-renderer.ts';
import { preloadScript, STAGE_BINDING } from '../page/preload-script.ts';
import { setVisibility } from '../page/visibility.ts';
import { MessageQueue } from './message-queue.ts';

/** What a window asks of the application's process. */
export interface Backstage {
  invoke(frame: FrameView, call: Exclude<PageCall, { kind: 'receive' }>): Promise<unknown>;
  fetch(request: { url: string; method: string; headers: Record<string, string> }): Promise<{
    readonly status: number;
    readonly headers: readonly [string, string][];
    readonly body: Uint8Array;
  } | null>;
  /** True when the application refused it. */
  willNavigate(url: string, frame: FrameView, isRedirect: boolean): Promise<boolean>;
  willOpen(url: string): Promise<'allow' | 'deny'>;
  willDownload(url: string): Promise<boolean>;
  moved(url: string): void;
  titled(title: string): void;
}

/** What a page tried that its window has no business with. */
export interface Attempts {
  /** Requests that no registered scheme answers: in Electron they would have gone to the network. */
  readonly network: string[];
  readonly navigations: { readonly url: string; readonly isRefused: boolean }[];
  readonly openings: { readonly url: string; readonly isRefused: boolean }[];
  readonly downloads: { readonly url: string; readonly isRefused: boolean }[];
  /** What a window showed on its console, and errors that nobody caught. */
  readonly complaints: string[];
}

/** A window of the application as a page of the browser, in a context of its own. */
export class WindowPage {
  readonly attempts: Attempts = { network: [], navigations: [], openings: [], downloads: [], complaints: [] };
  readonly #context: BrowserContext;
  readonly #page: Page;
  readonly #backstage: Backstage;
  readonly #messages = new MessageQueue<Posted>();
  #isVisible = false;
  #closed: Promise<void> | undefined;
  /** Windows that a page wanted and whose empty shells have not been closed yet. */
  #openingsAsked = 0;
  /** The address that the application itself loads; any other navigation is the page's own. */
  #loading: string | undefined;

  private constructor(context: BrowserContext, page: Page, backstage: Backstage) {
    this.#context = context;
    this.#page = page;
    this.#backstage = backstage;
  }

  static async open(
    browser: Browser,
    backstage: Backstage,
    {
      size,
      preload,
      isDark,
    }: { size: { width: number; height: number }; preload: string | null; isDark: boolean },
  ): Promise<WindowPage> {
    const context = await browser.newContext({
      viewport: size,
      colorScheme: isDark ? 'dark' : 'light',
      timezoneId: 'UTC',
      serviceWorkers: 'block',
    });
    const window = new WindowPage(context, await context.newPage(), backstage);
    await window.#prepare(preload);
    return window;
  }

  /** The page, for the test to look at and to click. */
  get page(): Page {
    return this.#page;
  }

  async load(url: string): Promise<void> {
    this.#loading = url;
    this.#messages.clear();
    await this.#page.goto(url);
    this.#loading = undefined;
  }

  post(message: Posted): void {
    this.#messages.push(message);
  }

  async show(isVisible: boolean): Promise<void> {
    this.#isVisible = isVisible;
    await this.#page.evaluate(setVisibility, isVisible);
  }

  resize(size: { width: number; height: number }): Promise<void> {
    return this.#page.setViewportSize(size);
  }

  setDark(isDark: boolean): Promise<void> {
    return this.#page.emulateMedia({ colorScheme: isDark ? 'dark' : 'light' });
  }

  /** Resolves when the page has gone, however often it is called. */
  close(): Promise<void> {
    this.#messages.clear();
    return (this.#closed ??= this.#context.close());
  }

  async #prepare(preload: string | null): Promise<void> {
    const page = this.#page;
    await this.#context.route('**/*', (route, request) =>
      // An application that ends while a page loads answers no more.
      this.#answer(route, request).catch(() => route.abort('failed').catch(() => undefined)),
    );
    if (preload !== null) {
      await page.exposeBinding(STAGE_BINDING, ({ frame }, call: PageCall) => this.#hear(frame, call));
      await page.addInitScript({ content: preloadScript(await readFile(preload, 'utf8')) });
    }
    page.on('pageerror', (error) => this.attempts.complaints.push(error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.attempts.complaints.push(message.text());
    });
    page.on('popup', (popup) => void this.#popUp(popup));
    page.on('download', (download) => {
      void download.cancel();
      const url = download.url();
      void this.#backstage
        .willDownload(url)
        .then((isRefused) => this.attempts.downloads.push({ url, isRefused }));
    });
    page.on('framenavigated', (frame) => {
      if (frame === page.mainFrame()) this.#backstage.moved(frame.url());
    });
    page.on('domcontentloaded', () => {
      // A new document knows nothing of its window yet.
      page.evaluate(setVisibility, this.#isVisible).catch(() => undefined);
      page.title().then(
        (title) => this.#backstage.titled(title),
        () => undefined,
      );
    });
  }

  async #hear(frame: Frame, call: PageCall): Promise<unknown> {
    if (call.kind === 'receive') return this.#messages.next();
    return this.#backstage.invoke(viewOf(frame), call);
  }

  async #answer(route: Route, request: Request): Promise<void> {
    const url = request.url();
    if (request.isNavigationRequest() && url !== withoutHash(this.#loading)) {
      const frame = frameOf(request);
      const isRefused = frame ? await this.#askToGo(request, frame) : await this.#askToOpen(url);
      if (isRefused) {
        await route.abort('aborted');
        return;
      }
    }
    const headers = await request.allHeaders();
    const answer = await this.#backstage.fetch({ url, method: request.method(), headers });
    if (answer) {
      const { status, headers: fields, body } = answer;
      await route.fulfill({ status, headers: Object.fromEntries(fields), body: Buffer.from(body) });
    } else {
      this.attempts.network.push(url);
      await route.abort('internetdisconnected');
    }
  }

  async #askToGo(request: Request, frame: Frame): Promise<boolean> {
    const url = request.url();
    const isRefused = await this.#backstage.willNavigate(
      url,
      viewOf(frame),
      request.redirectedFrom() !== null,
    );
    this.attempts.navigations.push({ url, isRefused });
    return isRefused;
  }

  async #askToOpen(url: string): Promise<boolean> {
    this.#openingsAsked += 1;
    const isRefused = (await this.#backstage.willOpen(url)) === 'deny';
    this.attempts.openings.push({ url, isRefused });
    return isRefused;
  }

  /** Chromium has made the window already; Electron would not have. */
  async #popUp(popup: Page): Promise<void> {
    // One that asked for a page was heard of by its request, an empty one only now.
    if (this.#openingsAsked === 0) await this.#askToOpen('about:blank');
    this.#openingsAsked -= 1;
    await popup.close();
  }
}

/** The frame of this window that a request is for; null when it is for a window that does not exist yet. */
function frameOf(request: Request): Frame | null {
  try {
    return request.frame();
  } catch {
    return null;
  }
}

function viewOf(frame: Frame): FrameView {
  return { url: frame.url(), isMain: frame.parentFrame() === null };
}

const withoutHash = (url: string | undefined): string | undefined => url?.replace(/#.*$/, '');
