import { MINUTE_MS } from '../../clock.ts';
import { MINUTE_STATE } from '../data.ts';
import type { FilledPoints, FilledSeries } from '../data.ts';
import { FIVE_MINUTES } from './chunks.ts';
import type { CoverageBook } from './coverage-book.ts';
import type { Dictionary, Line } from './dictionary.ts';
import { isKeptLong } from './kept-long.ts';
import { MinuteValues } from './minute-codec.ts';
import type { MinuteRows } from './minute-rows.ts';
import { emptySteps } from './roll-up.ts';
import type { StepReader } from './step-reader.ts';
import { MINUTES_A_DAY, dayOf, hourOf } from './time-units.ts';

/** What the filler works with. */
export interface FillerParts {
  readonly dictionary: Dictionary;
  readonly rows: MinuteRows;
  readonly coverage: CoverageBook;
  readonly steps: StepReader;
}

/** A series to be filled. */
interface FilledLine extends Line {
  readonly points: readonly (readonly [minute: number, value: number])[];
}

/** Takes points that were fetched later. To be called inside a transaction. */
export class Filler {
  readonly #parts: FillerParts;
  readonly #values = new MinuteValues();

  constructor(parts: FillerParts) {
    this.#parts = parts;
  }

  /** Minutes are told, and wait for their hour to be packed; longer steps are put where nothing better is known. */
  fill(points: FilledPoints, now: number): void {
    const size = points.stepMs / MINUTE_MS;
    const cluster = this.#parts.dictionary.cluster(points.clusterId);
    const lines = this.#linesOf(cluster, points, size);
    if (size === 1) this.#fillMinutes(cluster, lines, now);
    else for (const line of lines) this.#fillSteps(line, size);
    const minutes = new Set(lines.flatMap((line) => line.points.map(([minute]) => minute)));
    const known = [...minutes].flatMap((minute) =>
      Array.from({ length: size }, (_, index) => minute + index),
    );
    this.#parts.coverage.note(cluster, known, MINUTE_STATE.filled);
  }

  #linesOf(cluster: number, filled: FilledPoints, size: number): FilledLine[] {
    const { dictionary } = this.#parts;
    const { metricId, kind, labelNames } = filled;
    const metric = { id: dictionary.metric(metricId, kind), name: metricId };
    const isLong = isKeptLong(metricId, labelNames);
    return filled.series.flatMap((series) => {
      const points = pointsOf(series, size);
      const newest = Math.max(...points.map(([minute]) => minute));
      if (points.length === 0) return [];
      const labels = Object.fromEntries(labelNames.map((name) => [name, series.labels[name] ?? '']));
      const labelSet = { id: dictionary.labelSet(labels), names: labelNames };
      const id = dictionary.line(cluster, metric, labelSet, hourOf(newest));
      return [{ id, cluster, isLong, isLevel: kind === 'level', points }];
    });
  }

  #fillMinutes(cluster: number, lines: readonly FilledLine[], now: number): void {
    const byMinute = new Map<number, (readonly [line: number, value: number])[]>();
    for (const { id, points } of lines) {
      for (const [minute, value] of points) {
        const found = byMinute.get(minute);
        if (found) found.push([id, value]);
        else byMinute.set(minute, [[id, value]]);
      }
    }
    for (const [minute, values] of byMinute) {
      for (const [line, value] of values) this.#values.set(line, value);
      const packed = this.#values.take();
      if (packed) this.#parts.rows.add(cluster, minute, true, now, packed);
    }
  }

  #fillSteps(line: FilledLine, size: number): void {
    // Lines of a day's life have no longer steps.
    if (!line.isLong) return;
    for (const [day, points] of Map.groupBy(line.points, ([minute]) => dayOf(minute))) {
      const steps = emptySteps(MINUTES_A_DAY / size, line.isLevel);
      for (const [minute, value] of points) {
        const index = (minute - day * MINUTES_A_DAY) / size;
        steps.sums[index] = line.isLevel ? value * size : value;
        steps.known[index] = size;
        if (steps.low) steps.low[index] = value;
        if (steps.high) steps.high[index] = value;
      }
      this.#parts.steps.fill(line, day, size === FIVE_MINUTES ? { fiveMinutes: steps } : { hours: steps });
    }
  }
}

/** The points with a value whose time span begins where one can begin. */
function pointsOf({ minutes, values }: FilledSeries, size: number): (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  for (let index = 0; index < minutes.length; index++) {
    const minute = Math.floor((minutes[index] ?? Number.NaN) / MINUTE_MS);
    const value = values[index] ?? Number.NaN;
    if (minute > 0 && minute % size === 0 && !Number.isNaN(value)) points.push([minute, value]);
  }
  return points;
}
