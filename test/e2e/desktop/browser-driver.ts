import { join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { ask } from '../../../main/hosts/door.ts';
import { BrowserHost } from '../../../main/hosts/browser/server.ts';
import { accountFromEnvironment } from '../../../main/hosts/terminal/environment.ts';
import { startDemoClusters } from '../../../main/hosts/terminal/demo-clusters.ts';
import { Laglight, MemoryVault, openKeeping, readEndpoints } from '../../../main/laglight.ts';
import type { Overview, Question, RequestOf } from '../../../preload/contract.ts';
import type { Envelope } from '../../../preload/exposed.ts';
import { builtRenderer } from '../../browser/built-renderer.ts';
import { launchBrowser } from '../../browser/launch.ts';
import type { Driver, Launch, Running } from './driver.ts';
import { settled, Surroundings } from './surroundings.ts';

/** The application behind the browser host, in this process. */
class RunningInBrowser implements Running {
  readonly desktop = null;
  readonly #browser: Browser;
  readonly #surroundings: Surroundings;
  readonly #laglight: Laglight;
  readonly #host: BrowserHost;

  constructor(browser: Browser, surroundings: Surroundings, launch: Launch) {
    const environment = surroundings.environment(launch);
    const account = accountFromEnvironment(environment);
    this.#browser = browser;
    this.#surroundings = surroundings;
    this.#laglight = new Laglight({
      version: '0.0.0',
      ...openKeeping({ environment, isDesktop: false }),
      vault: new MemoryVault(),
      startDemo: startDemoClusters,
      clock: surroundings.clock,
      network: { environment: {} },
      fetchesPast: false,
      endpoints: readEndpoints(environment),
      accounts: account ? [account] : [],
    });
    const pagesFolder = join(import.meta.dirname, '../../../dist/renderer');
    this.#host = new BrowserHost({ answers: this.#laglight, pagesFolder, port: 0 });
  }

  get simulator(): Surroundings['simulator'] {
    return this.#surroundings.simulator;
  }

  async start(): Promise<void> {
    await this.#laglight.start();
    await this.#surroundings.clock.advance(0);
    await settled(this);
  }

  async openMain(): Promise<Page> {
    const { url } = await this.#host.listen();
    const context = await this.#browser.newContext({ timezoneId: 'UTC' });
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }

  ask<Q extends Question>(question: Q, request: RequestOf<Q>): Promise<Envelope<unknown>> {
    return ask(this.#laglight, question, request);
  }

  overview(): Promise<Overview> {
    return Promise.resolve(this.#laglight.overview());
  }

  passMinutes(minutes: number): Promise<void> {
    const advance = (): Promise<void> => Promise.resolve();
    return this.#surroundings.passMinutes(minutes, { advance, overview: () => this.overview() });
  }

  sleepThrough(ms: number): Promise<void> {
    this.#surroundings.clock.jump(ms);
    return Promise.resolve();
  }

  async dispose(): Promise<void> {
    for (const context of this.#browser.contexts()) await context.close();
    await this.#host.dispose();
    await this.#laglight.dispose();
    await this.#surroundings.dispose();
  }
}

/** Runs the application in the browser host. */
export class BrowserDriver implements Driver {
  readonly name = 'the browser host';
  readonly missing = undefined;
  #browser: Browser | undefined;

  async launch(launch: Launch): Promise<Running> {
    await builtRenderer();
    this.#browser ??= await launchBrowser();
    const surroundings = new Surroundings();
    await surroundings.start();
    const running = new RunningInBrowser(this.#browser, surroundings, launch);
    await running.start();
    return running;
  }

  async dispose(): Promise<void> {
    await this.#browser?.close();
  }
}
