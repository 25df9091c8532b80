import { median } from './median.ts';
import type { BenchRow } from './row.ts';

const RUNS = 5;
const STEPS = 100_000_000;

/** Milliseconds of a fixed loop of integer arithmetic: what other times of the same run are to be read against. */
export function calibrate(): number {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    let state = run + 1;
    for (let step = 0; step < STEPS; step++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    const time = performance.now() - start;
    // Never true, but the loop has to run to know.
    if (state === 0.5) throw new Error('unreachable');
    times.push(time);
  }
  return median(times);
}

/** The calibration as a row of the table. */
export function calibrationRow(): BenchRow {
  return { what: 'calibration loop of 100 million steps', value: `${calibrate().toFixed(0)} ms` };
}
