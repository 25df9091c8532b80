import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { NOON, ScrapedAccount, line, plainTable, server } from './scrapes.ts';
import type { Line, ScrapeFacts } from './scrapes.ts';

const lag = (group: string, value: number) =>
  line('consumer_lag_offsets', value, { consumer_group_id: group, topic: 't' });
const received = (topic: string, value: number) => line('received_bytes', value, { topic });
const hot = line('hot_partition_ingress', 1, { topic: 't' });
const fashion = (value: number, shop: string) => line('fashion', value, { shop });

/** The first scrape has everything; the second what stands in the row, and always partitions. */
const first = [received('a', 60), received('b', 30), lag('g', 5), lag('h', 7), hot, fashion(3, 'x')];
const partitions = line('partition_count', 12);

const cases: readonly {
  readonly what: string;
  readonly metric: string;
  readonly second: readonly Line[];
  readonly facts?: ScrapeFacts;
  readonly state: string;
  readonly value: number | undefined;
  readonly minute: 0 | 1;
  readonly rows: Record<string, number | null>;
}[] = [
  {
    what: 'a delta missing from a complete answer is 0',
    metric: 'received_bytes',
    second: [received('a', 60)],
    state: 'reported',
    value: 60,
    minute: 1,
    rows: { a: 60, b: 0 },
  },
  {
    what: 'a delta whose whole family is missing is not known',
    metric: 'received_bytes',
    second: [],
    state: 'gap',
    value: undefined,
    minute: 1,
    rows: { a: null, b: null },
  },
  {
    what: 'a delta whose family only other clusters have is 0',
    metric: 'received_bytes',
    second: [{ ...received('z', 1), labels: { kafka_id: 'lkc-2', topic: 'z' } }],
    state: 'absent-zero',
    value: 0,
    minute: 1,
    rows: { a: 0, b: 0 },
  },
  {
    what: 'a delta missing from a cut family is not known, and the sum too low',
    metric: 'received_bytes',
    second: [received('a', 60)],
    facts: { cutMetrics: [server('received_bytes')] },
    state: 'reported',
    value: 60,
    minute: 1,
    rows: { a: 60, b: null },
  },
  {
    what: 'a delta missing where lines could not be read is not known',
    metric: 'received_bytes',
    second: [received('a', 60)],
    facts: { badLines: 1 },
    state: 'reported',
    value: 60,
    minute: 1,
    rows: { a: 60, b: null },
  },
  {
    what: 'a delta that the server could not compute is not known',
    metric: 'received_bytes',
    second: [
      {
        metric: 'export_status',
        labels: {
          export_status: 'error',
          metric: 'io.confluent.kafka.server/received_bytes',
          resource: 'kafka',
        },
        value: 1,
        at: null,
      },
      received('a', 60),
    ],
    state: 'reported',
    value: 60,
    minute: 1,
    rows: { a: 60, b: null },
  },
  {
    what: 'a failed read changes nothing',
    metric: 'received_bytes',
    second: [received('a', 1)],
    facts: { failed: ['lkc-1'] },
    state: 'reported',
    value: 90,
    minute: 0,
    rows: { a: 60, b: 30 },
  },
  {
    what: 'a level missing from a complete answer has vanished; others are summed',
    metric: 'consumer_lag_offsets',
    second: [lag('h', 8)],
    state: 'reported',
    value: 8,
    minute: 1,
    rows: { 'g t': null, 'h t': 8 },
  },
  {
    what: 'a level that nobody has any more keeps its last total and minute',
    metric: 'consumer_lag_offsets',
    second: [],
    state: 'vanished',
    value: 12,
    minute: 0,
    rows: { 'g t': null, 'h t': null },
  },
  {
    what: 'a level missing from an incomplete answer is a gap',
    metric: 'consumer_lag_offsets',
    second: [],
    facts: { badLines: 2 },
    state: 'gap',
    value: undefined,
    minute: 1,
    rows: { 'g t': null, 'h t': null },
  },
  {
    what: 'a partition no longer reported hot is not hot',
    metric: 'hot_partition_ingress',
    second: [],
    state: 'not-hot',
    value: 0,
    minute: 1,
    rows: { 't ': 0 },
  },
  {
    what: 'a hot partition missing from an incomplete answer is a gap',
    metric: 'hot_partition_ingress',
    second: [],
    facts: { badLines: 1 },
    state: 'gap',
    value: undefined,
    minute: 1,
    rows: { 't ': null },
  },
  {
    what: 'nothing is known of an unknown metric that is missing',
    metric: 'fashion',
    second: [],
    state: 'gap',
    value: undefined,
    minute: 1,
    rows: { x: null },
  },
];

describe('absence', () => {
  it.each(cases)('$what', ({ metric, second, facts, state, value, minute, rows }) => {
    const account = new ScrapedAccount(['lkc-1', 'lkc-2']);
    account.scrape(0, [partitions, ...first]);
    const snapshot = account.scrape(1, [partitions, ...second], facts);
    const total = snapshot.totals.get(server(metric));
    expect({ state: total?.state, value: total?.value, minute: total?.minute }).toEqual({
      state,
      value,
      minute: NOON + minute * MINUTE_MS,
    });
    expect(plainTable(snapshot, server(metric))).toEqual(rows);
  });

  it('says nothing of a metric that was never reported', () => {
    const snapshot = new ScrapedAccount().scrape(0, [partitions]);
    expect([...snapshot.totals.keys()]).toEqual([server('partition_count')]);
  });

  it('tells of each vanished row when it was reported last, and its last value', () => {
    const account = new ScrapedAccount();
    account.scrape(0, [partitions, lag('g', 5), lag('h', 7)]);
    const [, table] = account.scrape(1, [partitions, lag('h', 8)]).tables;
    expect([0, 1].map((row) => table?.vanishedSince(row))).toEqual([NOON, undefined]);
    expect(table?.column(server('consumer_lag_offsets'))?.lastValue(0)).toBe(5);
  });
});
