import { MINUTE_MS } from '../../clock.ts';
import type { FilledSeries } from '../data.ts';
import type { Job } from './plan.ts';
import type { Span } from './spans.ts';
import type { BackFillStore } from './store.ts';
import type { Subject } from './subjects.ts';

/** So long after its last sample a delta that is absent is 0, in a scrape as here; after that it is not known. */
const SILENT_FOR_MS = 60 * MINUTE_MS;

/** Reading all series of a large cluster in one go would make new minutes wait for the disk. */
const KEYS_A_READ = 250;

/** A window whose answer is whole, and what is known around it. */
export interface CompleteWindow {
  readonly job: Job;
  readonly subject: Subject;
  /** Points of the answer. */
  readonly points: number;
  /** What was fetched completely before. */
  readonly asked: readonly Span[];
}

/**
 * Whether the server prints deltas of 0 or leaves them out is not documented. Where it leaves them out, fills in the
 * zeros of series that were seen in the hour before: in the window, and in the hour after it, which was fetched first.
 */
export async function fillSilence(
  store: Pick<BackFillStore, 'keysOf' | 'read' | 'fill'>,
  { job, subject: { definition, metricId, labels }, points, asked }: CompleteWindow,
): Promise<void> {
  const { clusterId, stepMs } = job;
  const isZeroWhenAbsent = definition.absence === 'zero' || definition.absence === 'not-hot';
  if (!isZeroWhenAbsent || stepMs > SILENT_FOR_MS / 2) return;
  const from = job.from - SILENT_FOR_MS;
  const keys = await store.keysOf(clusterId, metricId, labels, from);
  if (points >= (keys.length * (job.to - job.from)) / stepMs) return;
  const to = job.to + SILENT_FOR_MS;
  const whole = [job, ...asked];
  const isWhole = Array.from({ length: Math.ceil((to - from) / stepMs) }, (_, step) => {
    const time = from + step * stepMs;
    return time >= job.from && whole.some((span) => span.from <= time && time < span.to);
  });
  for (let first = 0; first < keys.length; first += KEYS_A_READ) {
    const some = keys.slice(first, first + KEYS_A_READ);
    const lines = await store.read(some, from, to, stepMs);
    const series = some.flatMap((key, index): FilledSeries[] => {
      const silent = silentTimes(lines[index]?.values ?? new Float64Array(0), from, stepMs, isWhole);
      const minutes = Float64Array.from(silent);
      return silent.length === 0 ? [] : [{ labels: key.labels, minutes, values: minutes.map(() => 0) }];
    });
    const zeros = { clusterId, metricId, kind: definition.kind, labelNames: labels, stepMs, series };
    if (series.length > 0) await store.fill(zeros);
  }
}

/** The steps of a complete answer in which a series is absent, but was there in the hour before. */
function silentTimes(
  values: Float64Array,
  from: number,
  stepMs: number,
  isWhole: readonly boolean[],
): number[] {
  const silent: number[] = [];
  let lastSeen = Number.NEGATIVE_INFINITY;
  for (const [step, value] of values.entries()) {
    const time = from + step * stepMs;
    if (!Number.isNaN(value)) lastSeen = time;
    else if (isWhole[step] === true && time - lastSeen <= SILENT_FOR_MS) silent.push(time);
  }
  return silent;
}
