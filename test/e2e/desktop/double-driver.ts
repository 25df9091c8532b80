import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright';
import type { Overview, Question, RequestOf } from '../../../preload/contract.ts';
import type { Envelope } from '../../../preload/exposed.ts';
import { channelOf } from '../../../preload/names.ts';
import { launchBrowser } from '../../browser/launch.ts';
import type { Inspection, TrayView, WindowView } from '../../doubles/electron/calls.ts';
import { Link } from '../../doubles/electron/link.ts';
import { aMachine } from '../../doubles/electron/stage/a-machine.ts';
import { ElectronDouble } from '../../doubles/electron/stage/electron-double.ts';
import { buildDesktop, DESKTOP_BUNDLE } from './built-desktop.ts';
import type { ClockCalls } from './clock-calls.ts';
import { type DesktopHands, type Driver, isPageOf, type Launch, type Running } from './driver.ts';
import { settled, START, Surroundings } from './surroundings.ts';
import { until } from './until.ts';

/** Where the pages stand: Chromium takes no scheme of ours, so they stand under https, on a host that does not exist. */
export const ORIGIN = 'https://laglight.test';

/** The application in the double of Electron. */
export class RunningInDouble implements Running {
  readonly double: ElectronDouble;
  /** Of settings and everything else that is kept. */
  readonly folder: string;
  readonly desktop: DesktopHands;
  readonly #surroundings: Surroundings;
  readonly #clock: Link<ClockCalls, object>;

  private constructor(
    folder: string,
    surroundings: Surroundings,
    double: ElectronDouble,
    startAgain: () => ElectronDouble,
  ) {
    this.folder = folder;
    this.#surroundings = surroundings;
    this.double = double;
    this.#clock = new Link('clock', double.process, {});
    this.desktop = this.#hands(startAgain);
  }

  static async launch(browser: Browser, launch: Launch): Promise<RunningInDouble> {
    const surroundings = new Surroundings();
    await surroundings.start();
    const start = (args: readonly string[]): ElectronDouble =>
      new ElectronDouble({
        browser,
        entry: join(import.meta.dirname, 'entry.ts'),
        args,
        machine: aMachine({ folder: launch.folder, ...launch.machine }),
        environment: {
          ...surroundings.environment(launch),
          LAGLIGHT_TEST_NOW: String(START),
          LAGLIGHT_TEST_ORIGIN: ORIGIN,
          LAGLIGHT_TEST_BUNDLE: DESKTOP_BUNDLE,
          LAGLIGHT_TEST_TRAY: launch.hasTray === false ? 'none' : 'shown',
        },
      });
    const running = new RunningInDouble(launch.folder, surroundings, start(launch.commandLine ?? []), () =>
      start([]),
    );
    await running.#started();
    return running;
  }

  get simulator(): Surroundings['simulator'] {
    return this.#surroundings.simulator;
  }

  inspect(): Promise<Inspection> {
    return this.double.inspect();
  }

  async openMain(): Promise<Page> {
    await this.desktop.choose('Open Laglight');
    return this.desktop.pageOf('#/');
  }

  async ask<Q extends Question>(question: Q, request: RequestOf<Q>): Promise<Envelope<unknown>> {
    const frame = { url: `${ORIGIN}/`, isMain: true };
    const channel = channelOf(question);
    return (await this.double.call('invoke', {
      windowId: null,
      frame,
      channel,
      args: [request],
    })) as Envelope<unknown>;
  }

  async overview(): Promise<Overview> {
    const answer = await this.ask('overview', null);
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.value as Overview;
  }

  async passMinutes(minutes: number): Promise<void> {
    await this.#surroundings.passMinutes(minutes, {
      advance: (ms) => this.#clock.call('advance', { ms }),
      overview: () => this.overview(),
    });
  }

  /** Time goes on while the machine sleeps. */
  async sleepThrough(ms: number): Promise<void> {
    this.#surroundings.clock.jump(ms);
    await this.#clock.call('jump', { ms });
  }

  /** Lets so much time pass, without waiting for reads. */
  async advance(ms: number): Promise<void> {
    await this.#surroundings.clock.advance(ms);
    await this.#clock.call('advance', { ms });
  }

  /** How many sleeps of the application are waiting on its clock. */
  pendingSleeps(): Promise<number> {
    return this.#clock.call('pending', null);
  }

  async dispose(): Promise<void> {
    await this.double.dispose();
    this.#clock.dispose();
    await this.#surroundings.dispose();
  }

  /** Waits until the application answers, and its first reads have come to their end. */
  async #started(): Promise<void> {
    // Rejects with what the process said when it has ended meanwhile.
    while (!(await this.inspect()).channels.includes(channelOf('overview'))) await delay(10);
    await this.#clock.call('advance', { ms: 0 });
    await settled(this);
  }

  #hands(startAgain: () => ElectronDouble): DesktopHands {
    const { double } = this;
    const tray = async (): Promise<TrayView> => {
      const [shown] = (await double.inspect()).trays;
      if (!shown) throw new Error('There is no tray.');
      return shown;
    };
    const windows = async (): Promise<readonly WindowView[]> => (await double.inspect()).windows;
    return {
      tray,
      windows,
      clickTray: async () => {
        await double.call('clickTray', { button: 'click' });
      },
      choose: async (...path) => {
        await double.call('clickMenu', { menu: 'tray', path });
      },
      async pageOf(fragment) {
        const window = await until(`the window of ${fragment}`, async () =>
          (await windows()).find(({ url }) => isPageOf(url, fragment)),
        );
        const page = await double.page(window.id);
        await page.waitForURL(({ href }) => isPageOf(href, fragment));
        return page;
      },
      closeWindow: async (windowId) => {
        await double.call('windowEvent', { windowId, event: 'close' });
      },
      suspend: async () => {
        await double.call('power', { event: 'suspend' });
      },
      resume: async () => {
        await double.call('power', { event: 'resume' });
      },
      async startAgain() {
        const second = startAgain();
        second.onSecondInstance = (request) => void double.call('secondInstance', request);
        await second.ended;
      },
      ended: double.ended,
      pid: double.process.pid!,
    };
  }
}

/** Runs the application in the double of Electron; one browser for all that it starts. */
export class DoubleDriver implements Driver {
  readonly name = 'the double of Electron';
  readonly missing = undefined;
  #browser: Browser | undefined;

  async launch(launch: Launch): Promise<RunningInDouble> {
    buildDesktop();
    this.#browser ??= await launchBrowser();
    return RunningInDouble.launch(this.#browser, launch);
  }

  async dispose(): Promise<void> {
    await this.#browser?.close();
  }
}
