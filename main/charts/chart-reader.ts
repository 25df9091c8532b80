import type { ChartLine, Comparison } from '../../preload/contract.ts';
import { MINUTE_MS } from '../clock.ts';
import type { SeriesKey, SeriesValues } from '../history/data.ts';
import type { History } from '../history/history.ts';
import { definitionOf } from '../metrics/catalogue.ts';
import { earlier, type Steps } from './chart-steps.ts';

/** What charts are read from. */
export type ChartHistory = Pick<History, 'read' | 'keysOf' | 'coverage' | 'events' | 'state'>;

/** A line to read, and how it is called. */
export interface WantedLine {
  readonly id: string;
  readonly label: string;
  readonly key: SeriesKey;
}

const DAY_MS = 24 * 60 * MINUTE_MS;
const BACK_MS = { yesterday: DAY_MS, 'last-week': 7 * DAY_MS } as const;

/** Reads lines of charts: a value a step, deltas per second, with the same stretch of another time where that is wanted. */
export class ChartReader {
  readonly #history: ChartHistory;
  readonly #steps: Steps;
  readonly #backMs: number | undefined;

  constructor(history: ChartHistory, steps: Steps, compare: Comparison) {
    this.#history = history;
    this.#steps = steps;
    this.#backMs = compare === 'none' ? undefined : BACK_MS[compare];
  }

  get steps(): Steps {
    return this.#steps;
  }

  /** The steps that are compared with; undefined when none are. */
  get comparedSteps(): Steps | undefined {
    return this.#backMs === undefined ? undefined : earlier(this.#steps, this.#backMs);
  }

  /** The values as they are kept: levels as means, deltas as sums. */
  async raw(keys: readonly SeriesKey[], steps: Steps = this.#steps): Promise<readonly SeriesValues[]> {
    if (keys.length === 0) return [];
    return this.#history.read(keys, steps.from, steps.to + steps.stepMs, steps.stepMs);
  }

  async lines(wanted: readonly WantedLine[]): Promise<ChartLine[]> {
    const keys = wanted.map(({ key }) => key);
    const { comparedSteps } = this;
    const [now, before] = await Promise.all([
      this.raw(keys),
      comparedSteps ? this.raw(keys, comparedSteps) : undefined,
    ]);
    return wanted.map(({ id, label, key }, index) => {
      const factor = this.#factorOf(key.metricId);
      const series = now[index];
      const asRead = (values: Float64Array | null | undefined) => values && numbers(values, factor);
      return {
        id,
        label,
        values: asRead(series?.values) ?? [],
        low: asRead(series?.low) ?? null,
        high: asRead(series?.high) ?? null,
        compared: asRead(before?.[index]?.values) ?? null,
      };
    });
  }

  /** Sums of a step become rates per second; levels stay. */
  #factorOf(metricId: string): number {
    return definitionOf(metricId)?.kind === 'delta' ? 1000 / this.#steps.stepMs : 1;
  }
}

/** A gap is null: the contract knows no NaN. */
export function numbers(values: Float64Array, factor = 1): (number | null)[] {
  return Array.from(values, (value) => (Number.isNaN(value) ? null : value * factor));
}
