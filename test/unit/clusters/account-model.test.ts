import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { tableBy } from '../../../main/clusters/snapshot.ts';
import { NOON, ScrapedAccount, line, plainTable, server } from './scrapes.ts';

const received = (topic: string, value: number) => line('received_bytes', value, { topic });
const lag = (group: string, value: number) =>
  line('consumer_lag_offsets', value, { consumer_group_id: group, topic: 't' });
const access = (clusterId: string, value: number) => ({
  metric: 'confluent_scrape_resource_access_error',
  labels: { resource_id: clusterId, resource_type: 'resource.kafka.id' },
  value,
  at: null,
});

describe('AccountModel', () => {
  it('shows totals, tables, names and the minute of the samples, not of the scrape', () => {
    const snapshot = new ScrapedAccount().scrape(0, [
      line('received_bytes', 600, { topic: 'a', kafka_name: 'orders' }),
      { ...received('b', 60), at: NOON + 59_999 },
      line('active_connection_count', 3, { principal_id: 'sa-1', principal_name: 'billing' }),
    ]);
    expect(snapshot.minute).toBe(NOON);
    expect(snapshot.totals.get(server('received_bytes'))).toMatchObject({
      state: 'reported',
      value: 660,
      minute: NOON,
      series: 2,
      isCut: false,
    });
    expect(plainTable(snapshot, server('received_bytes'))).toEqual({ a: 600, b: 60 });
    expect(Object.fromEntries(snapshot.names)).toEqual({ 'lkc-1': 'orders', 'sa-1': 'billing' });
    expect(snapshot).toMatchObject({ isComplete: true, issues: [] });
  });

  it('keeps an earlier snapshot as it was', () => {
    const account = new ScrapedAccount();
    const early = account.scrape(0, [received('a', 1)]);
    account.scrape(1, [received('a', 2), received('b', 3)]);
    expect(plainTable(early, server('received_bytes'))).toEqual({ a: 1 });
  });

  it('joins two readings of one minute, the second wins', () => {
    const account = new ScrapedAccount();
    account.scrape(0, [received('a', 1), received('b', 2)]);
    const snapshot = account.scrape(0, [received('b', 5), received('c', 7)]);
    expect(plainTable(snapshot, server('received_bytes'))).toEqual({ a: 1, b: 5, c: 7 });
    expect(snapshot.totals.get(server('received_bytes'))?.value).toBe(13);
  });

  it('lets each metric stand at its own minute', () => {
    const snapshot = new ScrapedAccount().scrape(1, [received('a', 1), { ...lag('g', 5), at: NOON }]);
    expect(snapshot.totals.get(server('consumer_lag_offsets'))).toMatchObject({
      state: 'reported',
      minute: NOON,
    });
    expect(snapshot.minute).toBe(NOON + MINUTE_MS);
  });

  it('leaves late samples aside, whatever the order', () => {
    const account = new ScrapedAccount();
    const snapshot = account.scrape(1, [{ ...received('a', 1), at: NOON }, received('b', 2)]);
    expect(plainTable(snapshot, server('received_bytes'))).toEqual({ b: 2 });
    expect(snapshot.issues).toEqual([{ kind: 'late', samples: 1 }]);
    const next = account.scrape(2, [received('b', 3), { ...received('b', 9), at: NOON }]);
    expect(plainTable(next, server('received_bytes'))).toEqual({ b: 3 });
    expect(next.issues).toEqual([{ kind: 'late', samples: 1 }]);
  });

  it('takes the larger of two samples of one identity, and says so', () => {
    const snapshot = new ScrapedAccount().scrape(0, [
      line('received_bytes', 5, { topic: 'a', note: 'x' }),
      line('received_bytes', 9, { topic: 'a', note: 'y' }),
      line('received_bytes', 7, { topic: 'a', note: 'z' }),
    ]);
    expect(plainTable(snapshot, server('received_bytes'))).toEqual({ a: 9 });
    expect(snapshot.issues).toEqual([
      { kind: 'duplicates', samples: 2, metrics: [server('received_bytes')] },
    ]);
  });

  it.each([
    ['without a timestamp', { at: null }],
    ['from before time', { at: -5 }],
    ['two days ahead', { at: NOON + 48 * 60 * MINUTE_MS }],
    ['without a number', { value: Number.NaN }],
  ])('does not use a sample %s, and does not take its series for absent', (_what, change) => {
    const account = new ScrapedAccount();
    account.scrape(0, [received('a', 1), received('b', 1)]);
    const snapshot = account.scrape(1, [received('a', 2), { ...received('b', 1), ...change }]);
    expect(plainTable(snapshot, server('received_bytes'))).toEqual({ a: 2, b: null });
    expect(snapshot.issues).toEqual([{ kind: 'unreadable', lines: 0, samples: 1 }]);
    expect(snapshot.isComplete).toBe(false);
  });

  it('counts and ignores clusters that nobody asked for', () => {
    const account = new ScrapedAccount();
    const intake = account.begin(0, [
      received('a', 1),
      { ...received('a', 1), labels: { kafka_id: 'lkc-9', topic: 'a' } },
    ]);
    expect(intake.foreignSamples).toBe(1);
    expect(account.commit(intake).totals.get(server('received_bytes'))?.value).toBe(1);
  });

  it('calls a cluster inaccessible since the first answer that says so, and accessible again', () => {
    const account = new ScrapedAccount();
    const before = account.scrape(0, [access('lkc-1', 0), received('a', 1)]);
    const firstAt = account.clock.now() + MINUTE_MS;
    account.scrape(1, [access('lkc-1', 1)]);
    const second = account.scrape(2, [access('lkc-1', 1)]);
    expect(before.inaccessibleSince).toBeUndefined();
    expect(second.inaccessibleSince).toBe(firstAt);
    expect(plainTable(second, server('received_bytes'))).toEqual({ a: 1 });
    expect(second.minute).toBe(NOON);
    const after = account.scrape(3, [access('lkc-1', 0), received('a', 1)]);
    expect(after.inaccessibleSince).toBeUndefined();
  });

  it('keeps an unknown metric by all its labels, also where a label is missing', () => {
    const snapshot = new ScrapedAccount().scrape(0, [
      line('novelty', 1, { shop_id: 's1', shop_name: 'One', shelf: 'top' }),
      line('novelty', 2, { shop_id: 's1', shop_name: 'One' }),
    ]);
    expect(snapshot.totals.get(server('novelty'))).toMatchObject({ value: 3, series: 2 });
    expect(plainTable(snapshot, server('novelty'))).toEqual({ s1: 2, 'top s1': 1 });
  });

  it('leaves out a topic without any sample for 60 minutes of data, but not a group', () => {
    const account = new ScrapedAccount();
    account.scrape(0, [received('quiet', 1), received('busy', 1), lag('gone', 5)]);
    const topicsAt = (minute: number) =>
      plainTable(account.scrape(minute, [received('busy', 1)]), server('received_bytes'));
    for (let minute = 1; minute < 59; minute++) topicsAt(minute);
    expect(topicsAt(500)).toEqual({ busy: 1, quiet: 0 });
    expect(topicsAt(501)).toEqual({ busy: 1 });
    expect(plainTable(account.model.snapshots()[0]!, server('consumer_lag_offsets'))).toEqual({
      'gone t': null,
    });
    const weekLater = account.scrape(7 * 24 * 60 + 1, [received('busy', 1)]);
    expect(plainTable(weekLater, server('consumer_lag_offsets'))).toEqual({});
  });

  it('rebuilds its tables when most rows are dead, and goes on with the same values', () => {
    const account = new ScrapedAccount();
    const crowd = Array.from({ length: 3_000 }, (_, index) => received(`once-${index}`, 1));
    account.scrape(0, [...crowd, received('busy', 1), lag('g', 5)]);
    for (let minute = 1; minute <= 60; minute++)
      account.scrape(minute, [received('busy', minute), lag('g', 5)]);
    const snapshot = account.scrape(61, [received('busy', 61), received('new', 2)]);
    expect(plainTable(snapshot, server('received_bytes'))).toEqual({ busy: 61, new: 2 });
    const lags = tableBy(snapshot, 'topic', 'consumer_group_id');
    expect(lags?.column(server('consumer_lag_offsets'))?.lastValue(0)).toBe(5);
    expect(lags?.vanishedSince(0)).toBe(NOON + 60 * MINUTE_MS);
  });

  it('refuses to commit an intake that was given up', () => {
    const account = new ScrapedAccount();
    const old = account.begin(0, [received('a', 1)]);
    account.begin(0);
    expect(() => account.commit(old)).toThrow('newest intake');
  });
});

describe('AccountModel with very many series', () => {
  const requests = (principal: string, type: string, value: number) =>
    line('request_count', value, { principal_id: principal, type });
  const crowd = Array.from({ length: 20 }, (_, index) =>
    requests(`sa-${index}`, index % 2 ? 'Fetch' : 'Produce', index),
  );

  it('keeps requests by type only, from within the first scrape on, and says so', () => {
    const account = new ScrapedAccount(['lkc-1'], 10);
    const snapshot = account.scrape(0, [received('a', 1), ...crowd]);
    expect(plainTable(snapshot, server('request_count'))).toEqual({ Fetch: 100, Produce: 90 });
    expect(plainTable(snapshot, server('received_bytes'))).toEqual({ a: 1 });
    expect(snapshot.issues).toEqual([{ kind: 'requests-by-type-only' }]);
    const next = account.scrape(1, [...crowd, ...crowd.map((one) => ({ ...one, at: NOON }))]);
    expect(plainTable(next, server('request_count'))).toEqual({ Fetch: 100, Produce: 90 });
  });

  it('does not count a cluster twice that is read again in the same scrape', () => {
    const account = new ScrapedAccount(['lkc-1'], 10);
    const snapshot = account.commit(account.begin(0, crowd, crowd));
    expect(plainTable(snapshot, server('request_count'))).toEqual({ Fetch: 100, Produce: 90 });
  });

  it('returns to requests by principal when there are clearly fewer series again', () => {
    const account = new ScrapedAccount(['lkc-1'], 10);
    account.scrape(0, crowd);
    account.scrape(1, crowd.slice(0, 7));
    const snapshot = account.scrape(2, crowd.slice(0, 3));
    expect(plainTable(snapshot, server('request_count'))).toEqual({
      'sa-0 Produce': 0,
      'sa-1 Fetch': 1,
      'sa-2 Produce': 2,
    });
    expect(snapshot.issues).toEqual([]);
  });
});
