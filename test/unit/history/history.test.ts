import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { History } from '../../../main/history/history.ts';
import type { HistoryOptions } from '../../../main/history/history.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import { NOON, ScrapedAccount, line, server } from '../clusters/scrapes.ts';
import { FIVE, HOUR, MINUTE, RETENTION, at, key, plain, points, temporaryFolder } from './remembering.ts';

const received = (value: number) => line('received_bytes', value, { topic: 'a' });
const series = key('received_bytes', { topic: 'a' });

/** A history with its real thread, closed after the test. */
async function open(options: Partial<HistoryOptions> = {}): Promise<History> {
  const history = new History({
    folder: temporaryFolder(),
    clock: new ManualClock(NOON),
    retention: RETENTION,
    ...options,
  });
  onTestFinished(() => history.dispose());
  await history.open();
  return history;
}

async function read(history: History, from: number, to: number): Promise<(number | null)[]> {
  const [answer] = await history.read([series], at(from), at(to), MINUTE);
  return plain(answer!.values);
}

describe('History', () => {
  it('keeps what is recorded, in another thread, and finds it again at the next start', async () => {
    const folder = temporaryFolder();
    const account = new ScrapedAccount();
    const changed = vi.fn();
    const first = await open({ folder, changed });
    expect([first.problem, first.notice, first.state().oldest]).toEqual([null, null, null]);
    for (let minute = 0; minute < 3; minute++) first.record(account.scrape(minute, [received(minute)]));
    await first.settled();
    expect(changed).toHaveBeenCalled();
    expect(await read(first, 0, 4)).toEqual([0, 1, 2, null]);
    expect(first.state().oldest).toBe(NOON);
    expect(first.state().bytes).toBeGreaterThan(8_192);
    first.record(account.scrape(3, [received(3)]));
    await first.dispose();
    const second = await open({ folder });
    expect(second.state().oldest).toBe(NOON);
    expect(await read(second, 0, 5)).toEqual([0, 1, 2, 3, null]);
  });

  it('hands a snapshot over once', async () => {
    const history = await open();
    const account = new ScrapedAccount();
    const snapshot = account.scrape(0, [received(1)]);
    for (let time = 0; time < 100; time++) history.record(snapshot);
    expect(history.problem).toBeNull();
    await history.settled();
    expect(await read(history, 0, 2)).toEqual([1, null]);
  });

  it('answers many series, events, keys and coverage', async () => {
    const history = await open();
    const lag = key('consumer_lag_offsets', { consumer_group_id: 'g' });
    await history.fill(points(lag, at(0), [1, 2, 3, 4, 5]));
    history.addEvents([{ at: at(0), clusterId: 'lkc-1', subject: 'g', kind: 'state', detail: { to: 'ok' } }]);
    const [missing, mean] = await history.read([series, lag], at(0), at(5), FIVE);
    expect(plain(missing!.values)).toEqual([null]);
    expect([plain(mean!.values), plain(mean!.low!), plain(mean!.high!)]).toEqual([[3], [1], [5]]);
    const keys = await history.keysOf('lkc-1', server('consumer_lag_offsets'), ['consumer_group_id'], at(0));
    expect(keys).toEqual([lag]);
    expect((await history.coverage('lkc-1', at(0), at(6))).minutes).toEqual(Uint8Array.of(1, 1, 1, 1, 1, 0));
    expect(await history.events({ from: at(0), to: at(1) })).toMatchObject([
      { subject: 'g', detail: { to: 'ok' } },
    ]);
  });

  it('reads a page of a query away from the main loop, and says when it is none', async () => {
    const history = await open();
    const page = {
      clusterId: 'lkc-1',
      metricId: server('received_bytes'),
      kind: 'delta',
      groupBy: ['metric.topic'],
      stepMs: MINUTE,
    } as const;
    const body = JSON.stringify({
      data: [{ timestamp: '2026-11-22T12:00:00Z', value: 7, 'metric.topic': 'a' }],
    });
    const kept = await history.fillFromQuery({ ...page, body: new TextEncoder().encode(body).buffer });
    expect(kept).toEqual({ rows: 1, nextPageToken: undefined });
    expect(await read(history, 0, 1)).toEqual([7]);
    await expect(history.fillFromQuery({ ...page, body: new ArrayBuffer(2) })).rejects.toThrow(/JSON/);
  });

  it('answers scrapes while it reads a lot', async () => {
    const history = await open();
    const account = new ScrapedAccount();
    history.record(account.scrape(0, [received(1)]));
    await history.settled();
    const ends: string[] = [];
    const keys = new Array<typeof series>(3_000).fill(series);
    const long = history.read(keys, at(-7 * 24 * 60), at(0), HOUR).then(() => ends.push('read'));
    await read(history, 0, 1);
    history.record(account.scrape(1, [received(2)]));
    await history.settled();
    ends.push('scrape');
    await long;
    expect(ends).toEqual(['scrape', 'read']);
    expect(await read(history, 0, 2)).toEqual([1, 2]);
  });

  it('is told of all rows again by whoever takes the place of another file', async () => {
    const folder = temporaryFolder();
    const account = new ScrapedAccount();
    const first = await open({ folder });
    const clock = new ManualClock(NOON);
    const second = await open({ folder, clock });
    expect(second.problem).toContain('Another Laglight');
    second.record(account.scrape(0, [received(1)]));
    await second.settled();
    expect(await read(second, 0, 1)).toEqual([1]);
    expect(await read(first, 0, 1)).toEqual([null]);
  });

  it('starts its thread again when that fails, says so, and loses no more than was under way', async () => {
    const folder = temporaryFolder();
    const account = new ScrapedAccount();
    const clock = new ManualClock(NOON);
    const failing = join(folder, 'failing.mjs');
    const real = new URL('../../../main/history/worker/entry.ts', import.meta.url);
    // The real worker, until a request that it cannot survive.
    writeFileSync(
      failing,
      `import { parentPort } from 'node:worker_threads';
       await import(${JSON.stringify(real.href)});
       parentPort.on('message', ({ kind }) => { if (kind === 'events') process.exit(1); });`,
    );
    const history = await open({ folder, clock, workerEntry: pathToFileURL(failing) });
    history.record(account.scrape(0, [received(1)]));
    await history.settled();
    expect(await history.events({ from: 0, to: 1 })).toEqual([]);
    expect(history.notice).toContain('was started again');
    await expect(history.fill(points(series, at(5), [1]))).rejects.toThrow();
    expect(await read(history, 0, 1)).toEqual([null]);
    history.record(account.scrape(1, [received(2)]));
    await history.settled();
    expect(history.problem).toContain('tries again by itself');
    await clock.advance(0);
    await vi.waitFor(() => expect(history.problem).toBeNull(), 10_000);
    history.record(account.scrape(2, [received(3)]));
    await history.settled();
    expect(await read(history, 0, 3)).toEqual([1, null, 3]);
  });

  it('answers gaps, and does not reject, when its thread cannot start at all', async () => {
    const clock = new ManualClock(NOON);
    const history = await open({ clock, workerEntry: new URL('file:///nowhere/entry.mjs') });
    expect(history.problem).toContain('not kept');
    expect(await read(history, 0, 2)).toEqual([null, null]);
    history.record(new ScrapedAccount().scrape(0, [received(1)]));
    await history.settled();
    expect(await history.keysOf('lkc-1', 'm', [], 0)).toEqual([]);
    await expect(history.fill(points(series, at(0), [1]))).rejects.toThrow();
  });

  it('says that the disk is too slow instead of filling memory', async () => {
    const history = await open();
    const account = new ScrapedAccount();
    for (let minute = 0; minute < 200; minute++) history.record(account.scrape(minute, [received(minute)]));
    expect(history.problem).toContain('too slow');
    await history.settled();
    expect(history.problem).toBeNull();
    history.record(account.scrape(200, [received(200)]));
    await history.settled();
    expect(await read(history, 198, 201)).toEqual([null, null, 200]);
    expect(await read(history, 0, 2)).toEqual([0, 1]);
  });
});
