import { once } from 'node:events';
import type { ElectronApplication, Page } from 'playwright';
import type { Overview, Question, RequestOf } from '../../../preload/contract.ts';
import type { Envelope } from '../../../preload/exposed.ts';
import { channelOf } from '../../../preload/names.ts';
import type { TrayView, WindowView } from '../../doubles/electron/calls.ts';
import type { ClockCalls } from './clock-calls.ts';
import { type DesktopHands, isPageOf, type Running } from './driver.ts';
import type { AskMain, RecordedTray } from './recorder.ts';
import { settled, type Surroundings } from './surroundings.ts';
import { until } from './until.ts';

/** Where the pages stand in Electron. */
export const ORIGIN = 'app://laglight';

/** What the entry and the recorder leave in the global scope of Electron's main process. */
interface MainGlobals {
  readonly desktopTestClock: {
    readonly [C in keyof ClockCalls]: (
      request: ClockCalls[C]['request'],
    ) => ClockCalls[C]['response'] | Promise<ClockCalls[C]['response']>;
  };
  readonly recordedTray: RecordedTray;
  readonly askMain: AskMain;
}

/** The application in Electron. */
export class RunningInElectron implements Running {
  readonly desktop: DesktopHands;
  readonly #application: ElectronApplication;
  readonly #surroundings: Surroundings;

  constructor(application: ElectronApplication, surroundings: Surroundings, startAgain: () => Promise<void>) {
    this.#application = application;
    this.#surroundings = surroundings;
    this.desktop = this.#hands(startAgain);
  }

  get simulator(): Surroundings['simulator'] {
    return this.#surroundings.simulator;
  }

  /** Waits until the application answers, and its first reads have come to their end. */
  async started(): Promise<void> {
    await until('an answer', () => this.ask('overview', null).catch(() => undefined));
    await this.#advance(0);
    await settled(this);
  }

  async openMain(): Promise<Page> {
    await this.desktop.choose('Open Laglight');
    return this.desktop.pageOf('#/');
  }

  async ask<Q extends Question>(question: Q, request: RequestOf<Q>): Promise<Envelope<unknown>> {
    return (await this.#application.evaluate(
      (_electron, [channel, url, sent]) => (globalThis as unknown as MainGlobals).askMain(channel, url, sent),
      [channelOf(question), `${ORIGIN}/`, request] as const,
    )) as Envelope<unknown>;
  }

  async overview(): Promise<Overview> {
    const answer = await this.ask('overview', null);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value as Overview;
  }

  passMinutes(minutes: number): Promise<void> {
    const advance = (ms: number): Promise<number> => this.#advance(ms);
    return this.#surroundings.passMinutes(minutes, { advance, overview: () => this.overview() });
  }

  async sleepThrough(ms: number): Promise<void> {
    this.#surroundings.clock.jump(ms);
    await this.#application.evaluate(
      (_electron, slept) => (globalThis as unknown as MainGlobals).desktopTestClock.jump({ ms: slept }),
      ms,
    );
  }

  async dispose(): Promise<void> {
    const { exitCode } = this.#application.process();
    if (exitCode === null) await this.#application.close();
    await this.#surroundings.dispose();
  }

  #advance(ms: number): Promise<number> {
    return this.#application.evaluate(
      (_electron, passed) => (globalThis as unknown as MainGlobals).desktopTestClock.advance({ ms: passed }),
      ms,
    );
  }

  #hands(startAgain: () => Promise<void>): DesktopHands {
    const application = this.#application;
    const child = application.process();
    const windows = (): Promise<readonly WindowView[]> =>
      application.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => ({
          id: window.id,
          url: window.webContents.getURL(),
          title: window.getTitle(),
          isVisible: window.isVisible(),
          isFocused: window.isFocused(),
          isMinimized: window.isMinimized(),
          bounds: window.getBounds(),
          options: {},
        })),
      );
    return {
      windows,
      startAgain,
      async tray(): Promise<TrayView> {
        const view = await application.evaluate(() =>
          (globalThis as unknown as MainGlobals).recordedTray.view(),
        );
        if (!view) throw new Error('There is no tray.');
        return view;
      },
      clickTray: () =>
        application.evaluate(() => (globalThis as unknown as MainGlobals).recordedTray.click()),
      choose: (...path) =>
        application.evaluate(
          (_electron, labels) => (globalThis as unknown as MainGlobals).recordedTray.choose(labels),
          path,
        ),
      async pageOf(fragment) {
        const page = await until(`the window of ${fragment}`, () =>
          application.windows().find((one) => isPageOf(one.url(), fragment)),
        );
        await page.waitForLoadState();
        return page;
      },
      closeWindow: (id) =>
        application.evaluate(({ BrowserWindow }, windowId) => BrowserWindow.fromId(windowId)?.close(), id),
      suspend: async () => {
        await application.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
      },
      resume: async () => {
        await application.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
      },
      ended: once(child, 'exit').then(([code]) => code as number | null),
      pid: child.pid!,
    };
  }
}
