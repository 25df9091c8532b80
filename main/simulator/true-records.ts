import { MINUTE_MS } from '../clock.ts';
import type { PartitionLog } from './model/partition-log.ts';
import type { TrueRecord } from './true-figures.ts';

/** The records of a minute, given by its number since the epoch, oldest first. */
export function recordsOf(log: PartitionLog, minute: number): TrueRecord[] {
  const first = log.startPosition(minute);
  const count = log.startPosition(minute + 1) - first;
  return Array.from({ length: count }, (_, k) => ({
    offset: log.offsetOf(first + k),
    time: minute * MINUTE_MS + ((k + 0.5) / count) * MINUTE_MS,
  }));
}

/** The high watermark at a time, counted record by record; markers as the log has them. */
export function highWatermark(log: PartitionLog, timeMs: number): number {
  const minute = Math.floor(timeMs / MINUTE_MS);
  const first = log.startPosition(minute);
  const count = log.startPosition(minute + 1) - first;
  const elapsed = timeMs - minute * MINUTE_MS;
  let produced = 0;
  while (produced < count && (produced * 2 + 1) * MINUTE_MS <= elapsed * 2 * count) produced += 1;
  return first + produced + log.markersUntil(timeMs);
}
