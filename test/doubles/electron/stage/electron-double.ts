import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Browser, Page } from 'playwright';
import type { ActorCalls, FrameView, Inspection, Machine, StageCalls } from '../calls.ts';
import { type AnswersTo, Link } from '../link.ts';
import { MACHINE_VARIABLE } from '../machine-variable.ts';
import { type Attempts, type Backstage, WindowPage } from './window-page.ts';

/** An address, not a path: so Windows wants it. */
const REGISTER = new URL('../register.ts', import.meta.url).href;

/** What an application is started with. */
export interface Start {
  readonly browser: Browser;
  /** The main process's entry, a JavaScript or TypeScript file. */
  readonly entry: string;
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly machine: Machine;
}

/** An application that runs in the double of Electron: its process, its windows, and hands to touch it. */
export class ElectronDouble {
  readonly process: ChildProcess;
  readonly #start: Start;
  readonly #link: Link<ActorCalls, StageCalls>;
  readonly #windows = new Map<number, Promise<WindowPage>>();
  readonly #attempts: Attempts[] = [];
  readonly #ended: Promise<number | null>;
  #isDark: boolean;
  #output = '';
  /** Gets what a second instance hands over before it ends. */
  onSecondInstance: (request: StageCalls['secondInstance']['request']) => void = () => undefined;

  constructor(start: Start) {
    this.#start = start;
    this.#isDark = start.machine.isDark;
    this.process = fork(start.entry, [...(start.args ?? [])], {
      execArgv: ['--import', REGISTER],
      serialization: 'advanced',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        PATH: process.env['PATH'],
        // Without it Windows opens no sockets.
        SystemRoot: process.env['SystemRoot'],
        TZ: 'UTC',
        ...start.environment,
        [MACHINE_VARIABLE]: JSON.stringify(start.machine),
      },
    });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on('data', (text: Buffer) => (this.#output += text.toString()));
    }
    this.#link = new Link('electron', this.process, this.#answers());
    this.#ended = once(this.process, 'close').then(async ([code]) => {
      this.#link.dispose(`The application has ended with ${String(code)}.\n${this.#output}`);
      for (const window of this.#windows.values())
        await window.then((one) => one.close()).catch(() => undefined);
      this.#windows.clear();
      return code as number | null;
    });
  }

  /** What the process wrote to its outputs. */
  get output(): string {
    return this.#output;
  }

  /** Resolves with the process's exit status, once it has ended and its windows have. */
  get ended(): Promise<number | null> {
    return this.#ended;
  }

  /** What all windows tried, closed ones too. */
  get attempts(): readonly Attempts[] {
    return this.#attempts;
  }

  inspect(): Promise<Inspection> {
    return this.call('inspect', null);
  }

  call<Q extends keyof ActorCalls>(
    name: Q,
    request: ActorCalls[Q]['request'],
  ): Promise<ActorCalls[Q]['response']> {
    return this.#link.call(name, request);
  }

  /** The page of a window. */
  async page(windowId: number): Promise<Page> {
    return (await this.#window(windowId)).page;
  }

  /** Kills what does not end by itself. */
  async dispose(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.#ended;
  }

  #window(windowId: number): Promise<WindowPage> {
    const window = this.#windows.get(windowId);
    if (!window) throw new Error(`There is no page of window ${windowId}.`);
    return window;
  }

  #answers(): AnswersTo<StageCalls> {
    const { browser } = this.#start;
    return {
      open: async ({ windowId, size, preload }) => {
        const opened = WindowPage.open(browser, this.#backstage(windowId), {
          size,
          preload,
          isDark: this.#isDark,
        });
        this.#windows.set(windowId, opened);
        this.#attempts.push((await opened).attempts);
        return null;
      },
      load: async ({ windowId, url }) => {
        await (await this.#window(windowId)).load(url);
        return null;
      },
      show: async ({ windowId, isVisible }) => {
        await (await this.#window(windowId)).show(isVisible);
        return null;
      },
      resize: async ({ windowId, ...size }) => {
        await (await this.#window(windowId)).resize(size);
        return null;
      },
      post: async ({ windowId, ...message }) => {
        (await this.#window(windowId)).post(message);
        return null;
      },
      close: async ({ windowId }) => {
        await (await this.#window(windowId)).close();
        this.#windows.delete(windowId);
        return null;
      },
      theme: async ({ isDark }) => {
        this.#isDark = isDark;
        for (const window of this.#windows.values()) await (await window).setDark(isDark);
        return null;
      },
      secondInstance: (request) => {
        this.onSecondInstance(request);
        return null;
      },
    };
  }

  #backstage(windowId: number): Backstage {
    const tell = <Q extends 'moved' | 'title'>(name: Q, request: ActorCalls[Q]['request']): void => {
      this.call(name, request).catch(() => undefined);
    };
    return {
      invoke: (frame, { kind, channel, args }) => this.call(kind, { windowId, frame, channel, args }),
      fetch: (request) => this.call('fetch', request),
      willNavigate: (url, frame: FrameView, isRedirect) =>
        this.call('willNavigate', { windowId, url, frame, isRedirect }),
      willOpen: (url) => this.call('willOpen', { windowId, url }),
      willDownload: (url) => this.call('willDownload', { windowId, url }),
      moved: (url) => tell('moved', { windowId, url }),
      titled: (title) => tell('title', { windowId, title }),
    };
  }
}
