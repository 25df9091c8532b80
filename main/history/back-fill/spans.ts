/** A stretch of time in epoch milliseconds; `to` is not included. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The same time, as few spans as possible in order of time. */
export function union(spans: readonly Span[]): Span[] {
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of spans.filter((span) => span.to > span.from).sort((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What of a span is in none of `others`, in order of time. */
export function without(whole: Span, others: readonly Span[]): Span[] {
  const left: Span[] = [];
  let { from } = whole;
  for (const other of union(others)) {
    if (other.from >= whole.to) break;
    if (other.from > from) left.push({ from, to: other.from });
    from = Math.max(from, other.to);
  }
  if (from < whole.to) left.push({ from, to: whole.to });
  return left;
}

/** What two spans have in common; empty (`to` at or before `from`) where they have nothing. */
export function common(a: Span, b: Span): Span {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

/** The last multiple of a step at or before a time. */
export function floorTo(time: number, stepMs: number): number {
  return Math.floor(time / stepMs) * stepMs;
}

/** The first multiple of a step at or after a time. */
export function ceilTo(time: number, stepMs: number): number {
  return Math.ceil(time / stepMs) * stepMs;
}
