import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Laglight,
  MemoryVault,
  openSettings,
  readEndpoints,
  type LaglightOptions,
} from '../../main/laglight.ts';
import { startDemoClusters } from '../../main/hosts/terminal/demo-clusters.ts';
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
  /** Of the settings; empty at the start. */
  readonly folder = mkdtempSync(join(tmpdir(), 'laglight-whole-'));
  #laglight: Laglight | undefined;
  #host: BrowserHost | undefined;
  #simulatorUrl = '';
  /** The address that opens the pages. */
  url = '';

  constructor(options: SimulatorOptions = {}) {
    this.simulator = new Simulator({ clock: this.clock, ...options });
  }

  get laglight(): Laglight {
    if (!this.#laglight) throw new Error('Not started.');
    return this.#laglight;
  }

  /** Starts everything and waits for the first read to end, well or not. */
  async start(options: Partial<LaglightOptions> = {}): Promise<void> {
    this.#simulatorUrl = (await this.simulator.listen()).url;
    await this.#open(options);
  }

  async #open(options: Partial<LaglightOptions>): Promise<void> {
    const url = this.#simulatorUrl;
    this.#laglight = new Laglight({
      version: '0.0.0',
      settings: openSettings(this.folder),
      vault: new MemoryVault(),
      startDemo: startDemoClusters,
      clock: this.clock,
      network: { environment: {} },
      fetchesPast: false,
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
    await this.#laglight.start();
    await this.clock.advance(0);
    await this.settle();
  }

  /** Ends the application and starts another on the same folder and simulator. */
  async restart(options: Partial<LaglightOptions> = {}): Promise<void> {
    await this.#host?.dispose();
    await this.#laglight?.dispose();
    await this.#open(options);
  }

  /** Lets a minute pass, and waits for a read that began in it to end. */
  async passMinute(): Promise<void> {
    await this.clock.advance(60_000);
    await this.settle();
  }

  /** Lets minutes pass until something is so; fails after twenty. */
  async passMinutesUntil(isSo: () => boolean): Promise<void> {
    for (let minute = 0; minute < 20; minute += 1) {
      if (isSo()) return;
      await this.passMinute();
    }
    if (!isSo()) throw new Error(`Not so after twenty minutes: ${isSo.toString()}`);
  }

  cluster(id: string): ClusterSummary {
    const summary = this.laglight.overview().clusters.find((cluster) => cluster.id === id);
    if (!summary) throw new Error(`There is no cluster ${id}.`);
    return summary;
  }

  /** Lets the past be fetched, two queries a second by the clock, until enough of it is there. */
  async fetchPast(isEnough: () => boolean | Promise<boolean>): Promise<void> {
    for (let query = 1; query <= 3_000; query += 1) {
      await this.clock.advance(500);
      await delay(1);
      if (query % 50 === 0 && (await isEnough())) return;
    }
    throw new Error(`Not fetched: ${isEnough.toString()}`);
  }

  /** The lag of a group in records, minute by minute, up to the newest; null is a gap. */
  async lagsOf(clusterId: string, group: string, minutes: number): Promise<(number | null)[]> {
    await this.laglight.settled();
    const to = this.cluster(clusterId).asOf ?? 0;
    const from = to - (minutes - 1) * 60_000;
    const charts = await this.laglight.groupCharts({ clusterId, group, from, to, compare: 'none' });
    const lines = charts?.panels.find(({ id }) => id === 'lag')?.lines ?? [];
    const [first] = lines;
    return (first?.values ?? []).map((_, step) =>
      lines.reduce<number | null>((sum, { values }) => {
        const value = values[step] ?? null;
        return sum === null || value === null ? null : sum + value;
      }, 0),
    );
  }

  async dispose(): Promise<void> {
    await this.#host?.dispose();
    await this.#laglight?.dispose();
    await this.simulator.close();
    rmSync(this.folder, { recursive: true });
  }

  /** Waits until no read is in flight; the network is real and takes its time. */
  async settle(): Promise<void> {
    const isReading = (): boolean =>
      this.laglight
        .overview()
        .accounts.some(({ refreshRefusal }) => refreshRefusal?.includes('right now') ?? false);
    while (isReading()) await delay(5);
  }
}
