import type { Clock } from '../clock.ts';
import type { RequestBudget } from '../confluent/budget.ts';
import type { Credentials } from '../confluent/credentials.ts';
import { discoverClusters } from '../confluent/discovery.ts';
import type { Endpoint } from '../confluent/endpoints.ts';
import { ConfluentFailure, type FailureCode } from '../confluent/failure.ts';
import { MetricsApi } from '../confluent/metrics-api.ts';
import { budgetRefusal } from '../confluent/rate-limit-failures.ts';
import { lastingFailure, unreadableClusters } from '../confluent/server-failures.ts';
import type { Transport } from '../confluent/transport.ts';
import { listed } from '../confluent/words.ts';
import { RESOURCE_ACCESS_ERROR } from '../metrics/catalogue.ts';
import { SampleCounter } from './sample-counter.ts';
import { explainClock, ServerClock } from './server-clock.ts';
import type { StageResult, TestStages } from './test-stages.ts';

/** How long a cluster may be forbidden because it is new, and how often it is tried meanwhile. */
const PATIENCE_MS = 5 * 60_000;
const RETRY_MS = 30_000;
const TRYING_AGAIN =
  'Not permitted so far. Trying again, because Confluent needs about 4 minutes for a new cluster. ' +
  'For an older one, stop and check its id and the role MetricsViewer.';

const MAY_BE_NEW: ReadonlySet<FailureCode> = new Set(['not-permitted', 'unknown-cluster']);
const NO_SAMPLES = 'There are none yet: what is new or unused takes some minutes to report.';

type Tell = (detail: string) => void;

/** What the key is tested with. */
export interface ReadingTestOptions {
  readonly transport: Pick<Transport, 'send'>;
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  /** The clusters that are to be read, at least one. */
  readonly clusterIds: readonly string[];
  readonly budget: RequestBudget;
  readonly clock: Clock;
}

/** One read of the clusters. */
interface Reading {
  readonly counter: SampleCounter;
  /** What is wrong with some clusters or all, where that may be that they are new. */
  readonly refusal: ConfluentFailure | undefined;
}

/** Tests what a key is good for: the key itself, its role, the clusters, their first samples. */
export class ReadingTest {
  readonly #options: ReadingTestOptions;
  readonly #serverClock: ServerClock;
  readonly #api: MetricsApi;
  /** When a cluster that is still refused cannot be new any more; undefined before the first refusal. */
  #patientUntil: number | undefined;

  constructor(options: ReadingTestOptions) {
    this.#options = options;
    this.#serverClock = new ServerClock(options.transport, options.clock);
    this.#api = new MetricsApi({ ...options, transport: this.#serverClock });
  }

  /** Rejects with the `ConfluentFailure` of the first stage that fails. */
  async run(stages: TestStages, signal: AbortSignal): Promise<void> {
    const permitted = await stages.run('key', () => this.#testKey(signal));
    const first = await stages.run('role', (tell) => this.#testRole(permitted, tell, signal));
    const counter = await stages.run('clusters', (tell) => this.#testClusters(first, tell, signal));
    const { newest } = counter;
    const ageMs = newest === undefined ? undefined : this.#options.clock.now() - newest;
    const wrongClock = explainClock(this.#serverClock.aheadMs, ageMs);
    if (wrongClock !== undefined) await stages.run('samples', () => Promise.reject(wrongClock));
    else if (ageMs === undefined) stages.skip('samples', NO_SAMPLES);
    else await stages.run('samples', () => Promise.resolve(this.#tellSamples(counter, ageMs)));
  }

  /** Never by the descriptors, which are answered without a key as well. A key that lacks permission is a good key. */
  async #testKey(signal: AbortSignal): Promise<StageResult<readonly string[]>> {
    const detail = `Confluent accepts the key ${this.#options.credentials.key}.`;
    try {
      return { detail, value: await discoverClusters(this.#options, signal) };
    } catch (error) {
      if (error instanceof ConfluentFailure && error.code === 'not-permitted') return { detail, value: [] };
      throw error;
    }
  }

  /** Discovery proves the role where it names clusters; where it names none, only a read tells. */
  async #testRole(
    permitted: readonly string[],
    tell: Tell,
    signal: AbortSignal,
  ): Promise<StageResult<Reading | undefined>> {
    if (permitted.length > 0) {
      const clusters = `${permitted.length} ${permitted.length === 1 ? 'cluster' : 'clusters'}`;
      return { detail: `The key may read the metrics of ${clusters}.`, value: undefined };
    }
    const isSettled = ({ refusal }: Reading) => refusal?.code !== 'not-permitted';
    const reading = await this.#readPatiently(isSettled, tell, signal);
    if (!isSettled(reading) && reading.refusal !== undefined) throw lastingFailure(reading.refusal);
    return { detail: 'The key may read metrics.', value: reading };
  }

  async #testClusters(
    first: Reading | undefined,
    tell: Tell,
    signal: AbortSignal,
  ): Promise<StageResult<SampleCounter>> {
    const { clusterIds } = this.#options;
    const isSettled = ({ refusal }: Reading) => refusal === undefined;
    const { counter, refusal } = await this.#readPatiently(isSettled, tell, signal, first);
    if (refusal === undefined) return { detail: `${listed(clusterIds)} can be read.`, value: counter };
    // The role is known to be there, so it is about the clusters also where all are refused.
    const isAboutAll = refusal.code === 'not-permitted';
    throw lastingFailure(isAboutAll ? unreadableClusters(clusterIds, refusal.evidence ?? '') : refusal);
  }

  #tellSamples(counter: SampleCounter, ageMs: number): StageResult<undefined> {
    const minutes = Math.max(0, Math.round(ageMs / 60_000));
    const silent = this.#options.clusterIds.filter((id) => !counter.reporting.has(id));
    const remark = silent.length === 0 ? '' : ` Nothing yet of ${listed(silent)}.`;
    return {
      detail: `${counter.samples.toLocaleString('en')} samples, the newest ${minutes} min old.${remark}`,
      value: undefined,
    };
  }

  /** Reads until the answer is settled, or until what is refused cannot be so because it is new. */
  async #readPatiently(
    isSettled: (reading: Reading) => boolean,
    tell: Tell,
    signal: AbortSignal,
    first?: Reading,
  ): Promise<Reading> {
    const { clock } = this.#options;
    let reading = first ?? (await this.#read(signal));
    while (!isSettled(reading)) {
      this.#patientUntil ??= clock.now() + PATIENCE_MS;
      if (clock.now() >= this.#patientUntil) break;
      tell(TRYING_AGAIN);
      await clock.sleep(RETRY_MS, signal);
      reading = await this.#read(signal);
    }
    return reading;
  }

  async #read(signal: AbortSignal): Promise<Reading> {
    const { clusterIds, budget } = this.#options;
    const allowance = budget.allows(clusterIds);
    if (!allowance.allowed) throw budgetRefusal(allowance, budget);
    const counter = new SampleCounter();
    try {
      await this.#api.export(clusterIds, (format) => counter.open(format), signal);
    } catch (error) {
      const mayBeNew = error instanceof ConfluentFailure && MAY_BE_NEW.has(error.code);
      if (!mayBeNew) throw error;
      return { counter, refusal: error };
    }
    const marked = [...counter.inaccessible];
    const refusal =
      marked.length === 0 ? undefined : unreadableClusters(marked, `${RESOURCE_ACCESS_ERROR} 1`);
    return { counter, refusal };
  }
}
