/** Steps of some length, longer than a minute: what is known of each of them. NaN and 0 minutes is a gap. */
export interface Steps {
  /** The sum of the minutes that are known: exact where their values are integers, which a mean would not be. */
  readonly sums: Float64Array<ArrayBuffer>;
  readonly known: Uint8Array<ArrayBuffer>;
  /** Least and greatest minute; of deltas nobody asks for them. */
  readonly low: Float64Array<ArrayBuffer> | null;
  readonly high: Float64Array<ArrayBuffer> | null;
}

/** So many steps of which nothing is known. */
export function emptySteps(count: number, isLevel: boolean): Steps {
  const gaps = (): Float64Array<ArrayBuffer> => new Float64Array(count).fill(Number.NaN);
  return {
    sums: gaps(),
    known: new Uint8Array(count),
    low: isLevel ? gaps() : null,
    high: isLevel ? gaps() : null,
  };
}

/** Minutes as steps of `size` minutes. */
export function rollMinutes(minutes: Float64Array, size: number, isLevel: boolean): Steps {
  const steps = emptySteps(minutes.length / size, isLevel);
  for (let minute = 0; minute < minutes.length; minute++) {
    const value = minutes[minute] ?? Number.NaN;
    if (!Number.isNaN(value)) add(steps, Math.floor(minute / size), value, 1, value, value);
  }
  return steps;
}

/** Steps as longer ones, each of `size` of them. */
export function rollSteps(from: Steps, size: number): Steps {
  const steps = emptySteps(from.sums.length / size, from.low !== null);
  for (let index = 0; index < from.sums.length; index++) {
    const known = from.known[index] ?? 0;
    if (known === 0) continue;
    const [sum, low, high] = [from.sums, from.low, from.high].map((values) => values?.[index] ?? Number.NaN);
    add(steps, Math.floor(index / size), sum ?? Number.NaN, known, low ?? Number.NaN, high ?? Number.NaN);
  }
  return steps;
}

/** Puts into `into` the steps of `better` of which as many minutes are known or more. True when that changed a step. */
export function preferSteps(into: Steps, better: Steps): boolean {
  let hasChanged = false;
  for (let index = 0; index < into.sums.length; index++) {
    const known = better.known[index] ?? 0;
    if (known === 0 || known < (into.known[index] ?? 0)) continue;
    into.known[index] = known;
    into.sums[index] = better.sums[index] ?? Number.NaN;
    if (into.low && better.low) into.low[index] = better.low[index] ?? Number.NaN;
    if (into.high && better.high) into.high[index] = better.high[index] ?? Number.NaN;
    hasChanged = true;
  }
  return hasChanged;
}

function add(steps: Steps, index: number, sum: number, known: number, low: number, high: number): void {
  const before = steps.known[index] ?? 0;
  steps.sums[index] = before === 0 ? sum : (steps.sums[index] ?? 0) + sum;
  steps.known[index] = before + known;
  if (!steps.low || !steps.high) return;
  steps.low[index] = before === 0 ? low : Math.min(steps.low[index] ?? low, low);
  steps.high[index] = before === 0 ? high : Math.max(steps.high[index] ?? high, high);
}
