import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as realDelay } from 'node:timers/promises';
import { expect } from 'vitest';
import { AccountModel } from '../../../main/clusters/account-model.ts';
import { MINUTE_MS } from '../../../main/clock.ts';
import { RequestBudget } from '../../../main/confluent/budget.ts';
import { Credentials } from '../../../main/confluent/credentials.ts';
import { readEndpoints } from '../../../main/confluent/endpoints.ts';
import { MetricsApi } from '../../../main/confluent/metrics-api.ts';
import { Transport } from '../../../main/confluent/transport.ts';
import { BackFill, type FetchedStretch } from '../../../main/history/back-fill/back-fill.ts';
import { BackFillNotes } from '../../../main/history/back-fill/notes.ts';
import { LANES, SUBJECTS, type Subject } from '../../../main/history/back-fill/subjects.ts';
import type { QueryRequest } from '../../../main/confluent/query.ts';
import { ConfluentSource } from '../../../main/scrape/confluent-source.ts';
import { QueryLine } from '../../../main/scrape/query-line.ts';
import { QueryPace } from '../../../main/scrape/query-pace.ts';
import type { SeenRequest } from '../../../main/simulator/request-log.ts';
import type { SimulatorOptions } from '../../../main/simulator/simulator.ts';
import type { Span } from '../../../main/history/back-fill/spans.ts';
import { History } from '../../../main/history/history.ts';
import { Bench } from '../simulator/client.ts';

const WEEK_MS = 7 * 24 * 60 * MINUTE_MS;

/** What reads with a key: the same client, line and model that an account has. */
export class Reader {
  readonly store: History;
  readonly api: MetricsApi;
  readonly line: QueryLine;
  readonly backFill: BackFill;
  /** Every page that was asked for. */
  readonly asked: (QueryRequest & { readonly at: number })[] = [];
  /** What was fetched to its end, in order of time. */
  readonly stretches: FetchedStretch[] = [];
  readonly #transport = new Transport({ userAgent: 'laglight/0', environment: {} });
  readonly #model: AccountModel;
  readonly #source: ConfluentSource;

  constructor(bench: Bench, store: History) {
    const { clock, simulator, url } = bench;
    const { key, secret } = simulator.credentials;
    this.store = store;
    this.api = new MetricsApi({
      transport: this.#transport,
      endpoint: readEndpoints({ LAGLIGHT_TELEMETRY_URL: url }).telemetry,
      credentials: new Credentials(key, secret),
      budget: new RequestBudget({ clock }),
      clock,
    });
    const clusterIds = simulator.clusterIds;
    this.#model = new AccountModel({ clusterIds, clock });
    this.#source = new ConfluentSource({ api: this.api, clusterIds });
    const recording = {
      queryPage: (...page: Parameters<MetricsApi['queryPage']>) => {
        this.asked.push({ ...page[0], at: clock.now() });
        return this.api.queryPage(...page);
      },
    };
    this.line = new QueryLine({ pace: new QueryPace({ clock }), api: () => recording });
    this.backFill = new BackFill({
      clock,
      store,
      line: this.line,
      clusters: clusterIds.map((id) => ({ id, name: `name of ${id}` })),
      random: () => 0.5,
    });
    this.backFill.onStretch((stretch) => this.stretches.push(stretch));
  }

  /** Reads the newest minute and has it kept. */
  async scrape(): Promise<void> {
    const intake = this.#model.begin();
    const outcome = await this.#source.scrape((format) => intake.open(format), new AbortController().signal);
    for (const snapshot of intake.commit(outcome)) {
      this.store.record(snapshot);
      if (snapshot.minute !== undefined) this.backFill.scraped(snapshot.clusterId, snapshot.minute);
    }
  }

  async dispose(): Promise<void> {
    await this.backFill.dispose();
    await this.#transport.dispose();
  }
}

/** A simulator, a reader that sleeps, and another that is awake all the time. */
export class Slept {
  readonly bench: Bench;
  readonly seen: SeenRequest[] = [];
  readonly #folders: string[] = [];
  readonly #histories: History[] = [];
  readonly #readers: Reader[] = [];
  #counted = 0;

  constructor(options: SimulatorOptions = {}) {
    this.bench = new Bench({ historyMinutes: 8, ...options });
  }

  async open(): Promise<this> {
    await this.bench.open();
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#readers.map((reader) => reader.dispose()));
    await Promise.all(this.#histories.map((history) => history.dispose()));
    for (const folder of this.#folders) rmSync(folder, { recursive: true });
    await this.bench[Symbol.asyncDispose]();
  }

  /** A reader with a history in which all of the past until now was asked for already. */
  async reader(store?: History): Promise<Reader> {
    store ??= await this.history();
    const to = this.bench.simulator.truth.exportMinute() + MINUTE_MS;
    const notes = new BackFillNotes(store);
    for (const clusterId of this.bench.simulator.clusterIds) {
      for (const lane of LANES) notes.add(clusterId, lane, { from: to - WEEK_MS, to });
    }
    return this.readerOf(store);
  }

  /** A reader with this history. */
  readerOf(history: History): Reader {
    const reader = new Reader(this.bench, history);
    this.#readers.push(reader);
    return reader;
  }

  /** A history, empty unless there is one in the folder. */
  async history(folder = mkdtempSync(join(tmpdir(), 'laglight-back-fill-'))): Promise<History> {
    if (!this.#folders.includes(folder)) this.#folders.push(folder);
    const retention = { minuteDays: 7, fiveMinuteDays: 30, hourDays: 365, maxMegabytes: 500 };
    const history = new History({ folder, clock: this.bench.clock, retention });
    this.#histories.push(history);
    await history.open();
    return history;
  }

  /** Minutes go by; some read each of them. Answers the first that was not read by all, and the one after the last. */
  async pass(minutes: number, ...awake: readonly Reader[]): Promise<Span> {
    const from = this.bench.simulator.truth.exportMinute() + MINUTE_MS;
    for (let minute = 0; minute < minutes; minute++) {
      await this.bench.clock.advance(MINUTE_MS);
      for (const reader of awake) await reader.scrape();
    }
    return { from, to: from + minutes * MINUTE_MS };
  }

  /** Lets time pass in small steps while nothing is under way, until a condition holds. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      if (this.bench.clock.pending > 0) await this.bench.clock.advance(250);
      else await realDelay(1);
      this.#look();
    }
  }

  /** Until the minutes of a stretch are fetched. */
  untilFetched({ backFill }: Reader, span: Span): Promise<void> {
    return this.until(() => !backFill.isPending('lkc-1', span));
  }

  /** Until a back-fill has nothing to do for a second. */
  async untilDone({ backFill }: Reader): Promise<void> {
    let quiet = 0;
    await this.until(() => {
      quiet = backFill.progress === null && this.bench.clock.pending > 0 ? quiet + 1 : 0;
      return quiet > 4;
    });
  }

  /** The queries that the server has seen. */
  get queries(): readonly SeenRequest[] {
    this.#look();
    return this.seen.filter(({ path }) => path.includes('/query'));
  }

  /** The log keeps only the last requests: those that are new are copied. */
  #look(): void {
    const { requests } = this.bench.simulator;
    const fresh = requests.count - this.#counted;
    this.#counted = requests.count;
    if (fresh > 0) this.seen.push(...requests.last.slice(-fresh));
  }
}

/** The values of all series of a subject in a store, by their labels. */
async function valuesOf(
  store: History,
  { metricId, labels }: Subject,
  { from, to }: Span,
  clusterId = 'lkc-1',
): Promise<Record<string, number[]>> {
  const keys = await store.keysOf(clusterId, metricId, labels, from);
  const lines = await store.read(keys, from, to, MINUTE_MS);
  const entries = keys.map((key, index) => [
    labels.map((name) => key.labels[name]).join(' '),
    Array.from(lines[index]!.values),
  ]);
  return Object.fromEntries(entries) as Record<string, number[]>;
}

/** Everything that is fetched of the past. */
const ALL_SUBJECTS = [...SUBJECTS.totals, ...SUBJECTS.breakdowns];

/** Compares all that is fetched of a stretch with what was scraped meanwhile. Answers how many series that were. */
export async function expectSame(filled: Reader, scraped: Reader, span: Span): Promise<number> {
  let series = 0;
  for (const subject of ALL_SUBJECTS) {
    const expected = await valuesOf(scraped.store, subject, span);
    const found = await valuesOf(filled.store, subject, span);
    const seen = Object.entries(expected).filter(([, values]) => !values.every(Number.isNaN));
    for (const [name, values] of seen) expect(found[name], `${subject.metricId} ${name}`).toEqual(values);
    series += seen.length;
  }
  return series;
}
