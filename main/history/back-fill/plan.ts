import { MINUTE_MS } from '../../clock.ts';
import type { StepMs } from '../data.ts';
import { REACH_MS, type KnownPast } from './known-past.ts';
import { ceilTo, common, floorTo, without, type Span } from './spans.ts';
import { LANES, type Lane } from './subjects.ts';

/** A window of the past to be asked for: one query for each subject of its lane. */
export interface Job extends Span {
  readonly clusterId: string;
  readonly lane: Lane;
  readonly stepMs: StepMs;
  /** Index in {@link PHASES}; 0 is the most urgent. */
  readonly phase: number;
  /** What of it will not change any more, and need not be asked for again once it was. */
  readonly settled: Span;
}

/** Tells jobs apart. */
export function jobKey({ clusterId, lane, stepMs, from, to }: Job): string {
  return [clusterId, lane, stepMs, from, to].join(' ');
}

/** A part of the past by age: the older, the coarser. */
interface Phase {
  readonly untilAgeMs: number;
  readonly stepMs: StepMs;
  /** Windows begin at multiples of it; as long as a page stays small. */
  readonly windowMs: Readonly<Record<Lane, number>>;
}

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Half an hour of a page of 1000 groups is 5 MB of JSON, the six hours that the API allows of a total are 30 kB. */
const MINUTES = { stepMs: 60_000, windowMs: { totals: 6 * HOUR_MS, breakdowns: 30 * MINUTE_MS } } as const;

/**
 * First the last six hours, then the day, minute by minute; then four days in steps of five minutes, the seven days that
 * Confluent keeps in hours. The API allows 6 hours of minutes in one request, a day of five minutes, any of hours.
 */
export const PHASES: readonly Phase[] = [
  { untilAgeMs: 6 * HOUR_MS, ...MINUTES },
  { untilAgeMs: DAY_MS, ...MINUTES },
  {
    untilAgeMs: 4 * DAY_MS,
    stepMs: 300_000,
    windowMs: { totals: DAY_MS, breakdowns: 2 * HOUR_MS },
  },
  {
    untilAgeMs: REACH_MS,
    stepMs: 3_600_000,
    windowMs: { totals: REACH_MS, breakdowns: DAY_MS },
  },
];

/** Younger minutes may still be restated by the server: they are asked for once more when they are older than this. */
export const SETTLED_AFTER_MS = 10 * MINUTE_MS;

/** All that is to be asked for, in the order in which it is best asked: urgent first, totals first, newest first. */
export function planJobs(clusters: readonly KnownPast[]): Job[] {
  return PHASES.flatMap((_, phase) =>
    LANES.flatMap((lane) =>
      clusters
        .flatMap((past) => jobsOf(past, lane, phase))
        .sort((a, b) => b.to - a.to || (a.clusterId < b.clusterId ? -1 : 1)),
    ),
  );
}

/** The part of the past that a phase covers, aligned to its steps and those of its neighbours. */
export function phaseSpan(newestMinute: number, phase: number): Span {
  const edge = (untilAgeMs: number) => floorTo(newestMinute - untilAgeMs, HOUR_MS);
  const before = PHASES[phase - 1];
  // At the far end the hour in which Confluent begins to forget is no longer whole.
  const from = edge(PHASES[phase]?.untilAgeMs ?? 0) + (phase === PHASES.length - 1 ? HOUR_MS : 0);
  return { from, to: before === undefined ? newestMinute : edge(before.untilAgeMs) };
}

function jobsOf(past: KnownPast, lane: Lane, phase: number): Job[] {
  const { clusterId, newestMinute, scraped, asked } = past;
  const span = phaseSpan(newestMinute, phase);
  const { stepMs, windowMs } = PHASES[phase] ?? { ...MINUTES };
  const settledUntil = newestMinute - SETTLED_AFTER_MS;
  const gaps = without(span, [...scraped, ...asked[lane]]);
  // Minutes that may still change come along with a longer gap, but are not worth a request of their own.
  const due = gaps.filter(({ from, to }) => to <= settledUntil || to - from > SETTLED_AFTER_MS);
  return groupByWindow(due, windowMs[lane]).map((missing) => {
    const from = Math.max(span.from, floorTo(missing.from, stepMs));
    const to = Math.min(span.to, ceilTo(missing.to, stepMs));
    const settled = common({ from, to }, { from: 0, to: settledUntil });
    return { clusterId, lane, phase, stepMs, from, to, settled };
  });
}

/** One span for all gaps of each window: from the begin of the first to the end of the last. */
function groupByWindow(gaps: readonly Span[], windowMs: number): Span[] {
  const windows = new Map<number, Span>();
  for (const gap of gaps) {
    for (let start = floorTo(gap.from, windowMs); start < gap.to; start += windowMs) {
      const part = common(gap, { from: start, to: start + windowMs });
      const known = windows.get(start);
      windows.set(start, known === undefined ? part : { from: known.from, to: part.to });
    }
  }
  return [...windows.values()];
}
