import type { Clock } from '../clock.ts';
import { ConfluentFailure } from '../confluent/failure.ts';

/** The stages of the connection test in their order, with what they are called. */
const TITLES = {
  name: 'Name resolution',
  connection: 'Connection',
  proxy: 'Proxy',
  tls: 'Encryption (TLS)',
  key: 'Key accepted',
  role: 'Role present',
  clusters: 'Clusters readable',
  samples: 'First samples',
} as const;

/** See {@link TITLES}. */
export type TestStageId = keyof typeof TITLES;

/** One stage as it stands. */
export interface TestStageState {
  readonly id: TestStageId;
  readonly title: string;
  readonly status: 'waiting' | 'running' | 'passed' | 'skipped' | 'failed';
  /** What was found or is being done, one sentence. */
  readonly detail: string | null;
  /** How long it took, in milliseconds. */
  readonly tookMs: number | null;
  readonly failure: ConfluentFailure | undefined;
}

/** What a stage found: the sentence for the user, and what later stages need. */
export interface StageResult<Value> {
  readonly detail: string;
  readonly value: Value;
}

/** Keeps the stages and tells of every change. */
export class TestStages {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #onProgress: (stages: readonly TestStageState[]) => void;
  #states: readonly TestStageState[] = (Object.keys(TITLES) as TestStageId[]).map((id) => ({
    id,
    title: TITLES[id],
    status: 'waiting',
    detail: null,
    tookMs: null,
    failure: undefined,
  }));

  constructor(clock: Pick<Clock, 'now'>, onProgress: (stages: readonly TestStageState[]) => void) {
    this.#clock = clock;
    this.#onProgress = onProgress;
  }

  /** All stages; those that were not reached are waiting. */
  get states(): readonly TestStageState[] {
    return this.#states;
  }

  /**
   * Runs a stage and keeps its time. `tell` says what it is doing meanwhile. A failure is kept with the stage and
   * thrown on: it ends the test.
   */
  async run<Value>(
    id: TestStageId,
    work: (tell: (detail: string) => void) => Promise<StageResult<Value>>,
  ): Promise<Value> {
    const startedAt = this.#clock.now();
    const took = () => ({ tookMs: Math.max(0, this.#clock.now() - startedAt) });
    this.#change(id, { status: 'running' });
    try {
      const { detail, value } = await work((doing) => this.#change(id, { detail: doing }));
      this.#change(id, { status: 'passed', detail, ...took() });
      return value;
    } catch (failure) {
      if (failure instanceof ConfluentFailure) {
        this.#change(id, { status: 'failed', detail: null, failure, ...took() });
      }
      throw failure;
    }
  }

  /** Leaves a stage out, saying why. */
  skip(id: TestStageId, detail: string): void {
    this.#change(id, { status: 'skipped', detail });
  }

  #change(id: TestStageId, change: Partial<TestStageState>): void {
    this.#states = this.#states.map((state) => (state.id === id ? { ...state, ...change } : state));
    this.#onProgress(this.#states);
  }
}
