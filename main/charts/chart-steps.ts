import { MINUTE_MS } from '../clock.ts';
import type { StepMs } from '../history/data.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;
/** What lies further apart than a screen has columns is not asked for. */
const LONGEST_MS = 400 * DAY_MS;

/** A stretch in steps: the first begins at `from`, the last at `to`. Epoch milliseconds. */
export interface Steps {
  readonly from: number;
  readonly to: number;
  readonly stepMs: StepMs;
  /** Number of steps. */
  readonly count: number;
}

/** The steps in which a stretch is shown: minutes up to a day, five minutes up to a month, then hours. */
export function stepsFor(from: number, to: number): Steps {
  const end = Math.max(from, to);
  const start = Math.max(Math.min(from, to), end - LONGEST_MS);
  const span = end - start;
  const stepMs = span <= DAY_MS ? MINUTE_MS : span <= 31 * DAY_MS ? 300_000 : 3_600_000;
  const first = Math.floor(start / stepMs) * stepMs;
  const last = Math.floor(end / stepMs) * stepMs;
  return { from: first, to: last, stepMs, count: (last - first) / stepMs + 1 };
}

/** The same steps, so much earlier. */
export function earlier(steps: Steps, byMs: number): Steps {
  return { ...steps, from: steps.from - byMs, to: steps.to - byMs };
}
