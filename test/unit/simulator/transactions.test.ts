import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { CommitLog } from '../../../main/simulator/model/commit-log.ts';
import { PartitionLog } from '../../../main/simulator/model/partition-log.ts';

const FIRST = 29_000_000;
const START = FIRST * MINUTE_MS;
const FIRST_OFFSET = 100;

function partition(transactionMs: number, counts: readonly number[]): PartitionLog {
  const log = new PartitionLog(FIRST, FIRST_OFFSET, transactionMs);
  for (const count of counts) log.append(count);
  return log;
}

/** All that is written to a partition in its order: when, and whether it is a marker. */
function written(transactionMs: number, counts: readonly number[]) {
  const entries: { readonly time: number; readonly isMarker: boolean }[] = [];
  counts.forEach((count, minute) => {
    const ends = new Set<number>();
    for (let k = 0; k < count; k++) {
      const elapsed = ((2 * k + 1) * MINUTE_MS) / (2 * count);
      entries.push({ time: minute * MINUTE_MS + elapsed, isMarker: false });
      ends.add(minute * MINUTE_MS + Math.ceil(elapsed / transactionMs) * transactionMs);
    }
    for (const time of ends) entries.push({ time, isMarker: true });
  });
  return entries.sort((a, b) => a.time - b.time || Number(a.isMarker) - Number(b.isMarker));
}

const minutes = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 4 });
const transactions = fc.constantFrom(1, 500, 1_000, 10_000, 60_000);

test('offsets are those of a log that is written entry by entry', () => {
  fc.assert(
    fc.property(minutes, transactions, fc.double({ min: 0, max: 4, noNaN: true }), (counts, ms, at) => {
      const log = partition(ms, counts);
      const elapsed = Math.floor(Math.min(at, counts.length) * MINUTE_MS);
      const entries = written(ms, counts);
      const until = entries.filter(({ time }) => time <= elapsed);
      expect(log.highWatermark(START + elapsed)).toBe(FIRST_OFFSET + until.length);
      expect(log.produced(START + elapsed)).toBe(
        FIRST_OFFSET + until.filter(({ isMarker }) => !isMarker).length,
      );
      let position = FIRST_OFFSET;
      entries.forEach(({ time, isMarker }, index) => {
        if (isMarker) return;
        expect(log.offsetOf(position)).toBe(FIRST_OFFSET + index);
        expect(log.timeOf(position)).toBeCloseTo(START + time, 3);
        position += 1;
        expect(log.offsetAfter(position)).toBe(FIRST_OFFSET + index + 1);
      });
    }),
  );
});

test('consumers read the records of finished transactions', () => {
  const log = partition(30_000, [6]);
  const readable = [0, 29_999, 30_000, 59_999, 60_000].map((elapsed) => log.readable(START + elapsed));
  expect(readable).toEqual([100, 100, 103, 103, 106]);
});

test('a partition that is read to its end keeps a lag of one', () => {
  const log = partition(10_000, [600, 600, 0, 0]);
  const commits = new CommitLog(log, { intervalMs: 5_000, phaseMs: 0 });
  for (let minute = 0; minute < 4; minute++) commits.append(1);
  const lagAt = (elapsed: number) =>
    log.highWatermark(START + elapsed) - log.offsetAfter(commits.committed(START + elapsed));
  // A commit at the very end of a transaction, one within the next, and silence.
  expect([10_000, 10_049, 10_050, 120_000, 200_000].map(lagAt)).toEqual([1, 1, 2, 1, 1]);
});

test('with transactions of one record offsets grow by two for each', () => {
  const log = partition(1, [600, 300]);
  expect(log.highWatermark(START + MINUTE_MS) - FIRST_OFFSET).toBe(1_200);
  expect(log.highWatermark(START + 2 * MINUTE_MS) - FIRST_OFFSET).toBe(1_800);
  expect(log.records(FIRST)).toBe(600);
});
