import { expect, test } from 'vitest';
import { ManualClock } from '../../doubles/manual-clock.ts';

test('sleepers wake in order of time, each at its own time, chains within one advance', async () => {
  const clock = new ManualClock(1_000);
  const seen: [string, number][] = [];
  const nap = async (name: string, ...lengths: number[]) => {
    for (const ms of lengths) {
      await clock.sleep(ms);
      seen.push([name, clock.now()]);
    }
  };
  void nap('late', 30);
  void nap('chain', 10, 10, 10, 10);
  expect(clock.pending).toBe(2);
  await clock.advance(35);
  expect(seen).toEqual([
    ['chain', 1_010],
    ['chain', 1_020],
    ['late', 1_030],
    ['chain', 1_030],
  ]);
  expect([clock.now(), clock.pending]).toEqual([1_035, 1]);
});

test('an aborted sleep rejects with the reason and no longer waits', async () => {
  const clock = new ManualClock(0);
  const abort = new AbortController();
  const sleep = clock.sleep(10, abort.signal);
  abort.abort(new Error('enough'));
  await expect(sleep).rejects.toThrow('enough');
  await expect(clock.sleep(1, abort.signal)).rejects.toThrow('enough');
  expect(clock.pending).toBe(0);
});

test('a jump wakes nobody; the next advance wakes the overdue at the later time', async () => {
  const clock = new ManualClock(0);
  let wokenAt = -1;
  void clock.sleep(10).then(() => (wokenAt = clock.now()));
  clock.jump(100);
  expect(wokenAt).toBe(-1);
  await clock.advance(1);
  expect(wokenAt).toBe(100);
});
