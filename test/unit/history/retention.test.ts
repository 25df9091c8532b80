import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { line } from '../clusters/scrapes.ts';
import { DAY, FIVE, HOUR, MINUTE, RETENTION, Remembering, at, key, points } from './remembering.ts';

const DAY_MINUTES = 24 * 60;
const received = (topic: string, value: number) => line('received_bytes', value, { topic });
const connections = (value: number) => line('active_connection_count', value, { principal_id: 'p' });
const topic = key('received_bytes', { topic: 'a' });
const principal = key('active_connection_count', { principal_id: 'p' });

/** A first hour, and so many days later another minute. */
function afterDays(days: number, retention = RETENTION): Remembering {
  const history = new Remembering();
  for (let minute = 0; minute < 60; minute++)
    history.scrape(minute, [received('a', minute), connections(minute)]);
  // In between, so that the first day is made into longer steps before it is too old.
  history.scrape(DAY_MINUTES - 30, [received('a', 1), connections(1)]);
  history.work(retention);
  history.scrape(days * DAY_MINUTES, [received('a', 7), connections(8)]);
  history.work(retention);
  return history;
}

/** A table as the shell would count it. */
function count(path: string, table: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare(`SELECT count(*) AS rows FROM ${table}`).get();
  database.close();
  return Number(row?.['rows']);
}

describe('retention', () => {
  it('keeps every series a day, and those of topics and groups for longer', () => {
    const history = afterDays(3);
    expect(history.read(principal, 0, 2)).toEqual([null, null]);
    expect(history.read(topic, 0, 3)).toEqual([0, 1, 2]);
    expect(history.read(key('active_connection_count'), 0, 3)).toEqual([0, 1, 2]);
  });

  it('keeps minutes of the last 24 hours of every series', () => {
    const history = afterDays(1.5);
    expect(history.read(principal, DAY_MINUTES - 30, DAY_MINUTES - 29)).toEqual([1]);
  });

  it('then keeps five minutes, then hours, then nothing', () => {
    const hour = at(0) + HOUR;
    const minutes = afterDays(8);
    expect(minutes.read(topic, 0, 3)).toEqual([null, null, null]);
    expect(minutes.steps(topic, at(0), at(10), FIVE).values).toEqual([10, 35]);
    const fives = afterDays(32);
    expect(fives.steps(topic, at(0), at(10), FIVE).values).toEqual([null, null]);
    expect(fives.steps(topic, at(0), hour, HOUR)).toEqual({
      values: [1770],
      low: null,
      high: null,
      known: [60],
    });
    const hours = afterDays(367);
    expect(hours.steps(topic, at(0), hour, HOUR).values).toEqual([null]);
  });

  it('counts age from the newest minute of the data, so that a clock that leaps does no harm', () => {
    const history = afterDays(1);
    history.clock.jump(1_000 * DAY);
    history.work();
    expect(history.read(topic, 0, 3)).toEqual([0, 1, 2]);
    history.clock.jump(-2_000 * DAY);
    history.scrape(DAY_MINUTES + 1, [received('a', 9)]);
    history.work();
    expect(history.read(topic, 0, 3)).toEqual([0, 1, 2]);
    expect(history.read(topic, DAY_MINUTES, DAY_MINUTES + 2)).toEqual([7, 9]);
  });

  it('forgets events with the hours', () => {
    const history = afterDays(1);
    history.store.addEvents([{ at: at(0), clusterId: 'lkc-1', subject: 'g', kind: 'state', detail: null }]);
    const events = () => history.store.events({ from: 0, to: at(500 * DAY_MINUTES) }).length;
    history.work();
    expect(events()).toBe(1);
    history.work({ ...RETENTION, hourDays: 1 });
    history.scrape(10 * DAY_MINUTES, [received('a', 1)]);
    history.work({ ...RETENTION, hourDays: 9 });
    expect(events()).toBe(0);
  });

  it('forgets the names of lines of which nothing is left, but not those in use', () => {
    const history = afterDays(3);
    expect(count(history.path, 'line')).toBe(4);
    history.scrape(3 * DAY_MINUTES + 1, [received('a', 7)]);
    history.reopen();
    history.scrape(8 * DAY_MINUTES, [received('a', 7)]);
    history.work();
    const left = new DatabaseSync(history.path, { readOnly: true });
    const labels = left.prepare("SELECT labels FROM series WHERE metric LIKE '%active%'").all();
    left.close();
    expect(labels.map((row) => row['labels'])).toEqual(['{}']);
    expect(history.read(topic, 8 * DAY_MINUTES, 8 * DAY_MINUTES + 1)).toEqual([7]);
  });
});

describe('the largest size', () => {
  const TOPICS = Array.from({ length: 100 }, (_, index) => key('received_bytes', { topic: `t${index}` }));

  /** Three days of noise at one minute, some 2 MB. */
  function large(): Remembering {
    const history = new Remembering();
    for (let day = 0; day < 3; day++) {
      const parts = TOPICS.map((series, index) => {
        const values = Array.from(
          { length: DAY_MINUTES },
          (_, minute) => (index + 1) * 1e9 + ((minute * 7_919) % 1e6),
        );
        return points(series, at(day * DAY_MINUTES), values, MINUTE, 'delta');
      });
      history.store.fill({ ...parts[0]!, series: parts.flatMap(({ series }) => series) });
    }
    history.scrape(3 * DAY_MINUTES, [received('t0', 1)]);
    history.work();
    return history;
  }

  it('is kept by giving up the oldest minutes first; longer steps stay', () => {
    const history = large();
    const before = history.read(TOPICS[0]!, 0, 3 * DAY_MINUTES).filter((value) => value !== null).length;
    expect(before).toBe(3 * DAY_MINUTES);
    expect(history.work({ ...RETENTION, maxMegabytes: 1.6 })).toBeGreaterThan(0);
    const after = history.read(TOPICS[0]!, 0, 3 * DAY_MINUTES).filter((value) => value !== null).length;
    expect(after).toBeGreaterThanOrEqual(DAY_MINUTES);
    expect(after).toBeLessThan(before);
    expect(history.read(TOPICS[0]!, 3 * DAY_MINUTES - 1, 3 * DAY_MINUTES + 1)).toHaveLength(2);
    expect(history.steps(TOPICS[0]!, at(0), at(60), HOUR).known).toEqual([60]);
  });

  it('gives the room back to the disk, and stops when there is nothing left to do', () => {
    const history = large();
    const before = pageCount(history.path);
    history.work({ ...RETENTION, maxMegabytes: 0.5 });
    expect(pageCount(history.path)).toBeLessThan(before * 0.7);
    expect(history.work({ ...RETENTION, maxMegabytes: 0.5 })).toBe(0);
  });
});

function pageCount(path: string): number {
  const database = new DatabaseSync(path, { readOnly: true });
  const row = database.prepare('PRAGMA page_count').get();
  database.close();
  return Number(row?.['page_count']);
}
