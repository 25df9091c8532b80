const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const TIME_STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 4, 7, 14].map((days) => days * DAY),
];
const SPAN_STEPS = [...[1, 2, 5, 10, 15, 30].map((seconds) => seconds * SECOND), ...TIME_STEPS];

/**
 * At most `count` round local times between two instants, in epoch milliseconds. `zoneOffset` is what
 * `Date.getTimezoneOffset` says: round means round on the reader's clock.
 */
export function timeTicks(from: number, to: number, count: number, zoneOffset: number): number[] {
  const step = TIME_STEPS.find((candidate) => (to - from) / candidate <= count);
  if (step === undefined) return monthTicks(from, to, count, zoneOffset);
  const shift = zoneOffset * MINUTE;
  const ticks: number[] = [];
  for (let tick = Math.ceil((from - shift) / step) * step + shift; tick <= to; tick += step) ticks.push(tick);
  return ticks;
}

const MONTH = 30.5 * DAY;
const MONTH_STEPS = [1, 2, 3, 6, 12];

/** The first of every month, or of every few of them. */
function monthTicks(from: number, to: number, count: number, zoneOffset: number): number[] {
  const months = (to - from) / MONTH;
  const step =
    MONTH_STEPS.find((candidate) => months / candidate <= count) ?? 12 * Math.ceil(months / 12 / count);
  const shift = zoneOffset * MINUTE;
  const first = new Date(from - shift);
  const ticks: number[] = [];
  for (let month = first.getUTCMonth() - (first.getUTCMonth() % step); ; month += step) {
    const tick = Date.UTC(first.getUTCFullYear(), month, 1) + shift;
    if (tick > to) return ticks;
    if (tick >= from) ticks.push(tick);
  }
}

/** Round spans of time from zero to the first that is not below `greatest`, at most `count` of them above zero. */
export function spanTicks(greatest: number, count: number): number[] {
  const step = SPAN_STEPS.find((candidate) => greatest / candidate <= count) ?? wholeDays(greatest, count);
  return Array.from({ length: Math.max(1, Math.ceil(greatest / step)) + 1 }, (_, index) => index * step);
}

const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });

/** What stands below a tick: the time, and the day where one begins. */
export function tickText(at: number): string {
  const local = new Date(at);
  return local.getHours() === 0 && local.getMinutes() === 0 ? day.format(at) : clock.format(at);
}

function wholeDays(span: number, count: number): number {
  return Math.ceil(span / count / DAY) * DAY;
}
