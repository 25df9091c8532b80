import { describe, expect, it } from 'vitest';
import { MINUTE_STATE } from '../../../main/history/data.ts';
import { line, server } from '../clusters/scrapes.ts';
import { FIVE, HOUR, MINUTE, Remembering, at, key, points } from './remembering.ts';

const lag = (group: string, topic: string, value: number) =>
  line('consumer_lag_offsets', value, { consumer_group_id: group, topic });
const received = (topic: string, value: number) => line('received_bytes', value, { topic });
const pair = (group: string, topic: string) =>
  key('consumer_lag_offsets', { consumer_group_id: group, topic });
const group = (name: string) => key('consumer_lag_offsets', { consumer_group_id: name });
const topic = (name: string) => key('received_bytes', { topic: name });

describe('what scrapes brought', () => {
  it('is read back by series, with gaps where nothing is known', () => {
    const history = new Remembering();
    history.scrape(0, [lag('g', 'a', 5), received('a', 60)]);
    history.scrape(2, [lag('g', 'a', 0.5), received('a', 0)]);
    expect(history.read(pair('g', 'a'), -1, 4)).toEqual([null, 5, null, 0.5, null]);
    expect(history.read(topic('a'), 0, 3)).toEqual([60, null, 0]);
    expect(history.read(pair('g', 'b'), 0, 1)).toEqual([null]);
    expect(history.read({ ...pair('g', 'a'), clusterId: 'lkc-2' }, 0, 1)).toEqual([null]);
  });

  it('is 0 for a delta that is absent from a complete answer, a gap for a level', () => {
    const history = new Remembering();
    history.scrape(0, [received('a', 60), received('b', 60), lag('g', 'a', 5), lag('g', 'b', 6)]);
    history.scrape(1, [received('b', 60), lag('g', 'b', 6)]);
    expect(history.read(topic('a'), 0, 2)).toEqual([60, 0]);
    expect(history.read(pair('g', 'a'), 0, 2)).toEqual([5, null]);
    expect(history.read(group('g'), 0, 2)).toEqual([11, 6]);
  });

  it('is a gap where the answer was cut or incomplete, for the sums as well', () => {
    const history = new Remembering();
    history.scrape(0, [received('a', 60), received('b', 60), lag('g', 'a', 5), lag('g', 'b', 6)]);
    history.scrape(1, [received('b', 61), lag('g', 'b', 7)], { badLines: 1 });
    history.scrape(2, [received('b', 62), lag('g', 'b', 8)], {
      cutMetrics: [server('received_bytes'), server('consumer_lag_offsets')],
    });
    expect(history.read(topic('a'), 0, 3)).toEqual([60, null, null]);
    expect(history.read(topic('b'), 0, 3)).toEqual([60, 61, 62]);
    expect(history.read(group('g'), 0, 3)).toEqual([11, null, null]);
    expect(history.read(key('received_bytes'), 0, 3)).toEqual([120, 61, null]);
    const { minutes } = history.store.coverage('lkc-1', at(-1), at(4));
    const { missing, partlyScraped, scraped } = MINUTE_STATE;
    expect([...minutes]).toEqual([missing, scraped, partlyScraped, partlyScraped, missing]);
  });

  it('has totals of clusters and groups, and of requests by type', () => {
    const history = new Remembering();
    const requests = (principal: string, type: string, value: number) =>
      line('request_count', value, { principal_id: principal, type });
    history.scrape(0, [
      ...[lag('g', 'a', 1), lag('g', 'b', 2), lag('h', 'a', 4)],
      ...[requests('p', 'Fetch', 10), requests('q', 'Fetch', 20), requests('q', 'Produce', 40)],
      line('cluster_load_percent', 0.25),
    ]);
    expect(history.read(group('g'), 0, 1)).toEqual([3]);
    expect(history.read(group('h'), 0, 1)).toEqual([4]);
    expect(history.read(key('consumer_lag_offsets'), 0, 1)).toEqual([7]);
    expect(history.read(key('request_count', { type: 'Fetch' }), 0, 1)).toEqual([30]);
    expect(history.read(key('request_count'), 0, 1)).toEqual([70]);
    expect(history.read(key('cluster_load_percent'), 0, 1)).toEqual([0.25]);
  });

  it('counts the same minute once, the later scrape of it, and takes minutes in any order', () => {
    const history = new Remembering();
    history.scrape(5, [lag('g', 'a', 5)]);
    history.scrape(5, [lag('g', 'a', 6)]);
    const other = new Remembering();
    other.scrape(3, [lag('g', 'a', 3)]);
    const early = points(pair('g', 'a'), at(1), [1]);
    other.store.fill(early);
    expect(history.read(pair('g', 'a'), 5, 6)).toEqual([6]);
    expect(other.read(pair('g', 'a'), 1, 4)).toEqual([1, null, 3]);
  });

  it('writes nothing when nothing is new', () => {
    const history = new Remembering();
    history.scrape(0, [lag('g', 'a', 5)]);
    const before = history.store.coverage('lkc-1', at(0), at(1));
    history.scrape(0, []);
    expect(history.store.coverage('lkc-1', at(0), at(1))).toEqual(before);
    expect(history.read(pair('g', 'a'), 0, 2)).toEqual([5, null]);
  });

  it('stays right when the live tables are rebuilt without their dead rows', () => {
    const history = new Remembering();
    const many = Array.from({ length: 2_500 }, (_, index) => received(`t${index}`, index));
    history.scrape(0, many);
    for (let minute = 1; minute <= 70; minute++)
      history.scrape(minute, [received('t7', minute), received('t9', 1)]);
    history.scrape(71, [received('new', 4), received('t9', 2), received('t7', 3)]);
    expect(history.read(topic('t7'), 69, 72)).toEqual([69, 70, 3]);
    expect(history.read(topic('t9'), 70, 72)).toEqual([1, 2]);
    expect(history.read(topic('new'), 70, 72)).toEqual([null, 4]);
    expect(history.read(topic('t8'), 0, 2)).toEqual([8, 0]);
  });

  it('is found by keys, each with all labels of its breakdown', () => {
    const history = new Remembering();
    history.scrape(0, [lag('g', 'a', 5), lag('h', '', 6)]);
    const keys = history.store.keysOf(
      'lkc-1',
      server('consumer_lag_offsets'),
      ['topic', 'consumer_group_id'],
      at(0),
    );
    expect(keys.map(({ labels }) => labels)).toEqual([
      { consumer_group_id: 'g', topic: 'a' },
      { consumer_group_id: 'h', topic: '' },
    ]);
    expect(keys.map((one) => history.read(one, 0, 1))).toEqual([[5], [6]]);
    expect(history.store.keysOf('lkc-1', server('consumer_lag_offsets'), ['topic'], at(0))).toEqual([]);
    expect(history.store.keysOf('lkc-1', server('consumer_lag_offsets'), [], at(24 * 60))).toEqual([]);
  });
});

describe('what was fetched later', () => {
  it('fills gaps, never what was scraped; of two fills the later counts', () => {
    const history = new Remembering();
    history.scrape(0, [lag('g', 'a', 10)]);
    history.scrape(3, [lag('g', 'a', 13)]);
    history.store.fill(points(pair('g', 'a'), at(0), [1, 1, null, 1]));
    history.store.fill(points(pair('g', 'a'), at(0), [2, 2, null, 2]));
    expect(history.read(pair('g', 'a'), 0, 4)).toEqual([10, 2, null, 13]);
    const { missing, filled, scraped } = MINUTE_STATE;
    const { minutes } = history.store.coverage('lkc-1', at(0), at(4));
    expect([...minutes]).toEqual([scraped, filled, missing, scraped]);
  });

  it('obeys the same rules once it was packed, and when its hour is packed again', () => {
    const history = new Remembering();
    history.scrape(0, [lag('g', 'a', 10)]);
    history.store.fill(points(pair('g', 'a'), at(0), [1, 1]));
    history.scrape(70, [lag('g', 'a', 70)]);
    expect(history.work()).toBeGreaterThan(0);
    history.store.fill(points(pair('g', 'a'), at(0), [2, 2, 2]));
    expect(history.read(pair('g', 'a'), 0, 4)).toEqual([10, 2, 2, null]);
    expect(history.work()).toBeGreaterThan(0);
    expect(history.read(pair('g', 'a'), 0, 4)).toEqual([10, 2, 2, null]);
    expect(history.read(pair('g', 'a'), 70, 71)).toEqual([70]);
  });

  it('in longer steps stands where minutes do not say more', () => {
    const history = new Remembering();
    const total = key('received_bytes');
    history.store.fill(points(total, at(-24 * 60), [300, 600, 900], FIVE, 'delta'));
    history.store.fill(points(total, at(-24 * 60), [36_000, 72_000], HOUR, 'delta'));
    const from = at(-24 * 60);
    expect(history.steps(total, from, from + 4 * FIVE, FIVE).values).toEqual([300, 600, 900, null]);
    expect(history.steps(total, from, from + 2 * HOUR, HOUR)).toMatchObject({
      values: [36_000, 72_000],
      known: [60, 60],
    });
    for (let minute = 0; minute < 5; minute++) {
      history.store.fill(points(total, from + minute * 60_000, [100 + minute], 60_000, 'delta'));
    }
    expect(history.steps(total, from, from + 2 * FIVE, FIVE).values).toEqual([510, 600]);
  });

  it('is a mean for levels in longer steps', () => {
    const history = new Remembering();
    history.store.fill(points(group('g'), at(-24 * 60), [7, 3.5], HOUR));
    const steps = history.steps(group('g'), at(-24 * 60), at(-24 * 60) + 2 * HOUR, HOUR);
    expect(steps).toEqual({ values: [7, 3.5], low: [7, 3.5], high: [7, 3.5], known: [60, 60] });
  });

  it('is read from a page of a query as it came', () => {
    const history = new Remembering();
    const page = {
      data: [
        { timestamp: '2026-11-22T12:01:00Z', value: 8, 'metric.consumer_group_id': 'g', 'metric.topic': 'a' },
        { timestamp: '2026-11-22T12:00:00Z', value: 7, 'metric.consumer_group_id': 'g', 'metric.topic': 'a' },
      ],
      meta: { pagination: { next_page_token: 'more' } },
    };
    const kept = history.store.fillFromQuery({
      clusterId: 'lkc-1',
      metricId: server('consumer_lag_offsets'),
      kind: 'level',
      groupBy: ['metric.consumer_group_id', 'metric.topic'],
      stepMs: 60_000,
      body: new TextEncoder().encode(JSON.stringify(page)).buffer,
    });
    expect(kept).toEqual({ rows: 2, nextPageToken: 'more' });
    expect(history.read(pair('g', 'a'), 0, 3)).toEqual([7, 8, null]);
    expect(() =>
      history.store.fillFromQuery({
        clusterId: 'lkc-1',
        metricId: 'm',
        kind: 'level',
        groupBy: [],
        stepMs: 60_000,
        body: new ArrayBuffer(3),
      }),
    ).toThrow(SyntaxError);
  });
});

describe('longer steps', () => {
  it('are sums of deltas, and mean, least and greatest of levels', () => {
    const history = new Remembering();
    for (let minute = 0; minute < 60; minute++) {
      history.scrape(minute, [received('a', minute), lag('g', 'a', 2 * minute)]);
    }
    expect(history.steps(topic('a'), at(0), at(60), HOUR)).toEqual({
      values: [1770],
      low: null,
      high: null,
      known: [60],
    });
    expect(history.steps(pair('g', 'a'), at(0), at(10), FIVE)).toEqual({
      values: [4, 14],
      low: [0, 10],
      high: [8, 18],
      known: [5, 5],
    });
  });

  it('are rates of what is known where minutes are missing, and say how many are known', () => {
    const history = new Remembering();
    history.scrape(0, [received('a', 60), lag('g', 'a', 4)]);
    history.scrape(3, [received('a', 120), lag('g', 'a', 8)]);
    expect(history.steps(topic('a'), at(0), at(10), FIVE)).toMatchObject({
      values: [450, null],
      known: [2, 0],
    });
    expect(history.steps(pair('g', 'a'), at(0), at(5), FIVE)).toMatchObject({
      values: [6],
      low: [4],
      high: [8],
      known: [2],
    });
  });

  it('begin where steps begin, whatever was asked for', () => {
    const history = new Remembering();
    history.scrape(0, [lag('g', 'a', 4)]);
    expect(history.read(pair('g', 'a'), 1, 2, HOUR)).toEqual([4]);
    expect(history.read(pair('g', 'a'), 1, 1, MINUTE)).toEqual([]);
  });
});

describe('events', () => {
  it('are found by time, cluster, subject and kind, oldest first', () => {
    const { store } = new Remembering();
    const event = (minute: number, subject: string, kind: string) => ({
      at: at(minute),
      clusterId: 'lkc-1',
      subject,
      kind,
      detail: { from: 'ok', minute },
    });
    store.addEvents([event(2, 'g', 'state'), event(1, 'g', 'alert'), event(3, 'h', 'state')]);
    const minutes = (filter: object) =>
      store.events({ from: at(0), to: at(9), ...filter }).map(({ at: time }) => (time - at(0)) / 60_000);
    expect(minutes({})).toEqual([1, 2, 3]);
    expect(minutes({ subject: 'g' })).toEqual([1, 2]);
    expect(minutes({ kind: 'state', clusterId: 'lkc-1' })).toEqual([2, 3]);
    expect(minutes({ clusterId: 'lkc-2' })).toEqual([]);
    expect(minutes({ from: at(2), to: at(3) })).toEqual([2]);
    expect(store.events({ from: at(1), to: at(2) })).toEqual([event(1, 'g', 'alert')]);
  });
});
