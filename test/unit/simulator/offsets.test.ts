import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { CommitLog } from '../../../main/simulator/model/commit-log.ts';
import { PartitionLog } from '../../../main/simulator/model/partition-log.ts';

const FIRST = 29_000_000;

function partition(...counts: number[]): PartitionLog {
  const log = new PartitionLog(FIRST, 100);
  for (const count of counts) log.append(count);
  return log;
}

test('records of a minute are spread over it, half a gap from its ends', () => {
  const log = partition(2, 0, 3);
  const seconds = [100, 101, 102, 103, 104].map(
    (offset) => (log.timeOf(offset)! - FIRST * MINUTE_MS) / 1_000,
  );
  expect(seconds).toEqual([15, 45, 130, 150, 170]);
  expect([log.timeOf(99), log.timeOf(105)]).toEqual([undefined, undefined]);
});

test('the high watermark counts exactly the records produced until then', () => {
  const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 0, max: 5 * MINUTE_MS }), (records, elapsed) => {
      const log = partition(...records);
      const time = FIRST * MINUTE_MS + elapsed;
      let produced = 100;
      while ((log.timeOf(produced) ?? Infinity) <= time) produced += 1;
      expect(log.highWatermark(time)).toBe(produced);
    }),
  );
});

test('commits move at their instants only, to the end or as far as the speed allows', () => {
  const log = partition(60, 60, 60);
  const commits = new CommitLog(log, { intervalMs: 20_000, phaseMs: 5_000 });
  commits.append(1);
  commits.append(0.0005);
  commits.append(0);
  const at = (seconds: number) => commits.committed(FIRST * MINUTE_MS + seconds * 1_000);
  expect([0, 4.999, 5, 24.999, 25, 45, 59.999].map(at)).toEqual([100, 100, 105, 105, 125, 145, 145]);
  expect([64.999, 65, 85, 105, 119.999].map(at)).toEqual([145, 155, 165, 175, 175]);
  expect([125, 179.999].map(at)).toEqual([175, 175]);
  expect([0, 1, 2].map((minute) => commits.records(FIRST + minute))).toEqual([45, 30, 0]);
});

test('an interval longer than a minute skips minutes', () => {
  const commits = new CommitLog(partition(60, 60, 60), { intervalMs: 120_000, phaseMs: 0 });
  for (let minute = 0; minute < 3; minute++) commits.append(1);
  expect([0, 1, 2].map((minute) => commits.records(FIRST + minute))).toEqual([0, 0, 120]);
});

test('the committed position is what stepping from commit to commit gives', () => {
  const minute = fc.record({
    records: fc.integer({ min: 0, max: 90 }),
    /** Records per second. */
    pace: fc.constantFrom(0, 0.2, 0.7, 1, 2, 8),
    begunAnewAt: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { freq: 6, nil: undefined }),
  });
  const rhythm = fc.record({
    intervalMs: fc.constantFrom(240, 5_000, 7_000, 60_000, 150_000),
    phaseMs: fc.constantFrom(0, 10, 170),
  });
  const minutes = fc.array(minute, { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(
      minutes,
      rhythm,
      fc.constantFrom(0, 10_000),
      (plan, { intervalMs, phaseMs }, transactionMs) => {
        const log = new PartitionLog(FIRST, 100, transactionMs);
        const commits = new CommitLog(log, { intervalMs, phaseMs });
        const readable = (time: number) =>
          log.produced(transactionMs === 0 ? time : time - (time % transactionMs));
        let expected = 100;
        plan.forEach(({ records, pace, begunAnewAt }, index) => {
          log.append(records);
          const start = (FIRST + index) * MINUTE_MS;
          const resetTo =
            begunAnewAt === undefined
              ? undefined
              : 100 + Math.floor(begunAnewAt * (log.produced(start) - 100));
          commits.append(pace / 1_000, resetTo);
          expected = resetTo ?? expected;
          const perCommit = (pace / 1_000) * intervalMs;
          for (let time = start; time < start + MINUTE_MS; time += 10) {
            const number = (time - phaseMs) / intervalMs;
            if (Number.isInteger(number) && pace > 0) {
              const allowed = Math.floor(number * perCommit) - Math.floor((number - 1) * perCommit);
              expected = Math.min(readable(time), expected + allowed);
            }
            if (time % 1_000 === 0) expect(commits.committed(time)).toBe(expected);
          }
          expect(commits.committed(start + MINUTE_MS - 1)).toBe(expected);
        });
      },
    ),
  );
});
