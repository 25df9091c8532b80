const MINUTE = 60_000;
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880].map((minutes) => minutes * MINUTE);

/**
 * At most `count` round local times between two instants, in epoch milliseconds. `zoneOffset` is what
 * `Date.getTimezoneOffset` says: round means round on the reader's clock.
 */
export function timeTicks(from: number, to: number, count: number, zoneOffset: number): number[] {
  const span = to - from;
  const step =
    STEPS.find((candidate) => span / candidate <= count) ?? Math.ceil(span / count / MINUTE) * MINUTE;
  const shift = zoneOffset * MINUTE;
  const ticks: number[] = [];
  for (let tick = Math.ceil((from - shift) / step) * step + shift; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}
