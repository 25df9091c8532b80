import { join } from 'node:path';
import { Laglight, readEndpoints, type LaglightOptions } from '../../main/laglight.ts';
import { BrowserHost } from '../../main/hosts/browser/server.ts';
import { Simulator, type SimulatorOptions } from '../../main/simulator/simulator.ts';
import type { ClusterSummary } from '../../preload/contract.ts';
import { ManualClock } from '../doubles/manual-clock.ts';

/** 2026-11-22 12:00:20 UTC: inside a minute, away from its edges. */
const START = Date.UTC(2026, 10, 22, 12, 0, 20);

/** The whole application over real HTTP on a simulator, both on one clock that the test drives. */
export class Whole {
  readonly clock = new ManualClock(START);
  readonly simulator: Simulator;
  #laglight: Laglight | undefined;
  #host: BrowserHost | undefined;
  /** The address that opens the pages. */
  url = '';

  constructor(options: SimulatorOptions = {}) {
    this.simulator = new Simulator({ clock: this.clock, ...options });
  }

  get laglight(): Laglight {
    if (!this.#laglight) throw new Error('Not started.');
    return this.#laglight;
  }

  /** Starts everything and waits for the first scrape to end, well or not. */
  async start(options: Partial<LaglightOptions> = {}): Promise<void> {
    const { url } = await this.simulator.listen();
    this.#laglight = new Laglight({
      version: '0.0.0',
      isDemo: false,
      clock: this.clock,
      network: { environment: {} },
      endpoints: readEndpoints({ LAGLIGHT_TELEMETRY_URL: url, LAGLIGHT_CLOUD_URL: url }),
      accounts: [
        {
          id: 'account-1',
          name: 'Test account',
          credentials: this.simulator.credentials,
          clusterIds: this.simulator.clusterIds,
        },
      ],
      ...options,
    });
    const pagesFolder = join(import.meta.dirname, '../../dist/renderer');
    this.#host = new BrowserHost({ answers: this.#laglight, pagesFolder, port: 0 });
    ({ url: this.url } = await this.#host.listen());
    const firstRead = this.nextRead();
    this.#laglight.start();
    await firstRead;
  }

  /** Lets time pass until the application has read once more. */
  async passMinute(): Promise<void> {
    const read = this.nextRead();
    await this.clock.advance(60_000);
    await read;
  }

  /** Lets minutes pass until something is so; fails after ten. */
  async passMinutesUntil(isSo: () => boolean): Promise<void> {
    for (let minute = 0; minute < 10; minute += 1) {
      if (isSo()) return;
      await this.passMinute();
    }
    if (!isSo()) throw new Error(`Not so after ten minutes: ${isSo.toString()}`);
  }

  cluster(id: string): ClusterSummary {
    const summary = this.laglight.overview().clusters.find((cluster) => cluster.id === id);
    if (!summary) throw new Error(`There is no cluster ${id}.`);
    return summary;
  }

  async dispose(): Promise<void> {
    await this.#host?.dispose();
    await this.#laglight?.dispose();
    await this.simulator.close();
  }

  /** Resolves when a read has ended, well or not. */
  nextRead(): Promise<void> {
    return new Promise((resolve) => {
      const undo = this.laglight.onRead(() => {
        undo();
        resolve();
      });
    });
  }
}
