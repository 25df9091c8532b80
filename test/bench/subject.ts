import { join } from 'node:path';
import { BrowserHost } from '../../main/hosts/browser/server.ts';
import { Laglight, MemorySettings, MemoryVault, readEndpoints } from '../../main/laglight.ts';
import { childOptions, Child, tellParent } from './child.ts';
import { fastClock } from './fast-clock.ts';
import { HoldMeter } from './hold-meter.ts';
import type { Target } from './target.ts';

/** What is measured, and how. */
interface SubjectOptions {
  readonly target: Omit<Target, typeof Symbol.asyncDispose>;
  /** Whether there are pages to look at; else it runs headless. */
  readonly pages: boolean;
  /** Whether holds of the event loop are measured, which costs CPU time of its own. */
  readonly holds: boolean;
}

/** The application, started and idle: nothing was scraped yet. */
export interface IdleReport {
  readonly rssBytes: number;
  /** Where its pages are, if it has any. */
  readonly origin: string;
  readonly token: string;
}

/** One minute of the application at work: a scrape and what comes of it. */
export interface MinuteReport {
  /** CPU time of the whole process since the last report, in milliseconds. */
  readonly cpuMs: number;
  /** The longest hold of the event loop since the last report, in milliseconds of thread CPU time; null if not asked. */
  readonly longestHoldMs: number | null;
  readonly rssBytes: number;
  /** The highest since the process began. */
  readonly peakRssBytes: number;
}

/** After a read, pages ask and garbage is collected: that belongs to its minute too. */
const SETTLING_SHARE = 1 / 3;

/** Laglight in a process of its own, reading a target. */
export class Subject {
  readonly idle: IdleReport;
  readonly #child: Child<unknown>;

  private constructor(child: Child<unknown>, idle: IdleReport) {
    this.#child = child;
    this.idle = idle;
  }

  static async start(
    target: Target,
    { pages = false, holds = false }: { readonly pages?: boolean; readonly holds?: boolean } = {},
  ): Promise<Subject> {
    const child = new Child<unknown>('subject.ts', { target, pages, holds } satisfies SubjectOptions);
    try {
      return new Subject(child, (await child.next()) as IdleReport);
    } catch (error) {
      await child.stop();
      throw error;
    }
  }

  /** Lets it read, from now on once a minute. */
  beginReading(): void {
    this.#child.tell('begin');
  }

  /** The reports of the next minutes. */
  async minutes(count: number): Promise<MinuteReport[]> {
    const reports: MinuteReport[] = [];
    while (reports.length < count) reports.push((await this.#child.next()) as MinuteReport);
    return reports;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child.stop();
  }
}

async function run({ target, pages, holds }: SubjectOptions): Promise<void> {
  const { url, credentials, clusterIds, time } = target;
  const laglight = new Laglight({
    version: '0.0.0',
    settings: new MemorySettings(),
    vault: new MemoryVault(),
    startDemo: () => Promise.reject(new Error('The bench has no demo.')),
    endpoints: readEndpoints({ LAGLIGHT_TELEMETRY_URL: url, LAGLIGHT_CLOUD_URL: url }),
    network: { environment: {} },
    fetchesPast: false,
    accounts: [{ id: 'bench', name: 'Bench', credentials, clusterIds }],
    clock: fastClock(time),
  });
  const meter = holds ? new HoldMeter() : undefined;
  let cpu = process.cpuUsage();
  let newest = 0;

  function report(): void {
    const read = laglight.overview();
    const failed = read.clusters.find(({ failure }) => failure !== null);
    if (failed) throw new Error(`The scrape failed: ${failed.failure?.title ?? ''}`);
    const asOf = Math.min(...read.clusters.map((cluster) => cluster.asOf ?? 0));
    // Whatever repeats a minute is no scrape to be measured alone: it is counted to the one that brings the next.
    if (asOf <= newest) return;
    newest = asOf;
    const used = process.cpuUsage(cpu);
    cpu = process.cpuUsage();
    tellParent({
      cpuMs: (used.user + used.system) / 1000,
      longestHoldMs: meter?.take() ?? null,
      rssBytes: process.memoryUsage.rss(),
      peakRssBytes: process.resourceUsage().maxRSS * 1024,
    } satisfies MinuteReport);
  }

  laglight.onChanged(() => void setTimeout(report, time.minuteLasts * SETTLING_SHARE));
  process.once('message', () => {
    cpu = process.cpuUsage();
    meter?.start();
    void laglight.start();
  });
  const pagesFolder = join(import.meta.dirname, '../../dist/renderer');
  const host = pages ? new BrowserHost({ answers: laglight, pagesFolder, port: 0 }) : undefined;
  const { origin = '', token = '' } = (await host?.listen()) ?? {};
  globalThis.gc?.();
  tellParent({ rssBytes: process.memoryUsage.rss(), origin, token } satisfies IdleReport);
}

if (import.meta.main) {
  process.once('disconnect', () => process.exit());
  await run(childOptions() as SubjectOptions);
}
