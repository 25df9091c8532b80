import { MINUTE_MS } from '../../clock.ts';
import type { SeriesKey, SeriesValues, StepMs } from '../data.ts';
import { gapsOf, stepsOf } from '../gaps.ts';
import type { Dictionary, Line } from './dictionary.ts';
import type { MinuteReader, Stretch } from './minute-reader.ts';
import type { Steps } from './roll-up.ts';
import type { StepReader } from './step-reader.ts';
import { MINUTES_A_DAY, dayOf } from './time-units.ts';

/** A stretch of time in steps. Minutes; it begins at a step's begin, and so does its end, which is not included. */
interface Range {
  readonly from: number;
  readonly to: number;
  /** Minutes of a step. */
  readonly size: number;
}

/** Answers what series were, step by step. */
export class SeriesReader {
  readonly #dictionary: Dictionary;
  readonly #minutes: MinuteReader;
  readonly #steps: StepReader;

  constructor(dictionary: Dictionary, minutes: MinuteReader, steps: StepReader) {
    this.#dictionary = dictionary;
    this.#minutes = minutes;
    this.#steps = steps;
  }

  /**
   * Reads series one after the other. What lines of one cluster share is read once: nothing may be written before the
   * end.
   */
  *read(
    keys: readonly SeriesKey[],
    fromMs: number,
    toMs: number,
    stepMs: StepMs,
  ): Generator<SeriesValues, void, void> {
    const size = stepMs / MINUTE_MS;
    const { first, count } = stepsOf(fromMs, toMs, stepMs);
    const from = first / MINUTE_MS;
    const range = { from, to: from + count * size, size };
    const stretches = new Map<string, Stretch>();
    for (const key of keys) {
      const line = this.#dictionary.find(key);
      yield line ? this.#readLine(line, range, stretches) : gapsOf(count, false);
    }
  }

  #readLine(line: Line, range: Range, stretches: Map<string, Stretch>): SeriesValues {
    const stretchOf = (from: number, to: number): Stretch => {
      const name = `${line.cluster} ${from} ${to}`;
      const stretch = stretches.get(name) ?? this.#minutes.stretch(line.cluster, from, to);
      stretches.set(name, stretch);
      return stretch;
    };
    const { from, to, size } = range;
    if (size === 1) {
      const stretch = stretchOf(from, to);
      const values = this.#minutes.read(line, stretch).slice(from - stretch.from, to - stretch.from);
      return {
        values,
        low: null,
        high: null,
        known: Uint8Array.from(values, (value) => (Number.isNaN(value) ? 0 : 1)),
      };
    }
    const answer = gapsOf((to - from) / size, line.isLevel);
    const days = this.#steps.between(line, size, dayOf(from), dayOf(to + MINUTES_A_DAY - 1), (day) =>
      stretchOf(day * MINUTES_A_DAY, (day + 1) * MINUTES_A_DAY),
    );
    for (const [day, steps] of days) {
      copySteps(steps, (day * MINUTES_A_DAY - from) / size, size, line.isLevel, answer);
    }
    return answer;
  }
}

/** Copies the steps of a day to where they belong in an answer; `offset` may be negative. */
function copySteps(steps: Steps, offset: number, size: number, isLevel: boolean, answer: SeriesValues): void {
  for (let step = 0; step < steps.sums.length; step++) {
    const at = offset + step;
    const known = steps.known[step] ?? 0;
    if (at < 0 || at >= answer.values.length || known === 0) continue;
    const sum = steps.sums[step] ?? Number.NaN;
    answer.known[at] = known;
    if (isLevel) answer.values[at] = sum / known;
    else answer.values[at] = known === size ? sum : (sum * size) / known;
    if (answer.low && steps.low) answer.low[at] = steps.low[step] ?? Number.NaN;
    if (answer.high && steps.high) answer.high[at] = steps.high[step] ?? Number.NaN;
  }
}
