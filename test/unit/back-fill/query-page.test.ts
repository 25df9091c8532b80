import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseQueryPage } from '../../../main/history/worker/query-page.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const NOON = Date.UTC(2026, 10, 22, 12);

/** What is read of a page of these points, without typed arrays. */
function read(points: readonly unknown[], groupBy: readonly string[], meta?: unknown) {
  const { rows, nextPageToken, series } = parseQueryPage(
    bytes(JSON.stringify({ data: points, meta })),
    groupBy,
  );
  const plain = series.map(({ labels, minutes, values }) => [labels, [...minutes], [...values]]);
  return { rows, nextPageToken, series: plain };
}

describe('a page of a query', () => {
  it('is read by series, with the labels that were asked for', () => {
    const point = (group: string, minute: number, value: number) => ({
      timestamp: new Date(NOON + minute * 60_000).toISOString(),
      value,
      'metric.consumer_group_id': group,
      'metric.topic': 'orders',
      'metric.principal_name': 'never asked for',
    });
    const points = [point('a', 1, 5), point('a', 0, 0), point('b', 1, 7.5), point('a', 2, 1e300)];
    expect(read(points, ['metric.consumer_group_id', 'metric.topic'])).toEqual({
      rows: 4,
      nextPageToken: undefined,
      series: [
        [{ consumer_group_id: 'a', topic: 'orders' }, [NOON + 60_000, NOON, NOON + 120_000], [5, 0, 1e300]],
        [{ consumer_group_id: 'b', topic: 'orders' }, [NOON + 60_000], [7.5]],
      ],
    });
  });

  it('of a total has one series without labels', () => {
    const points = [{ timestamp: '2026-11-22T12:00:00Z', value: 3 }];
    expect(read(points, [])).toMatchObject({ rows: 1, series: [[{}, [NOON], [3]]] });
  });

  it('leaves out points without a value, and takes a missing label as empty', () => {
    const points = [
      { timestamp: '2026-11-22T12:00:00Z', value: null, 'metric.topic': 'a' },
      { timestamp: '2026-11-22T12:00:00Z', value: 1, 'metric.topic': null },
      { timestamp: '2026-11-22T12:00:00Z', value: 2 },
    ];
    expect(read(points, ['metric.topic'])).toMatchObject({
      rows: 2,
      series: [[{ topic: '' }, [NOON, NOON], [1, 2]]],
    });
  });

  it('knows the token of the next one', () => {
    const token = (meta: unknown) => read([], [], meta).nextPageToken;
    expect(token({ pagination: { page_size: 1, next_page_token: 'abc' } })).toBe('abc');
    expect(token({ pagination: { next_page_token: null } })).toBeUndefined();
    expect(token({ pagination: { next_page_token: '' } })).toBeUndefined();
    expect(token(null)).toBeUndefined();
    expect(parseQueryPage(bytes('{"data":null}'), [])).toMatchObject({ rows: 0, nextPageToken: undefined });
  });

  it('may be the documented one', () => {
    const name = '../../fixtures/samples/openapi-query-response-flat.json';
    const { rows, series } = parseQueryPage(readFileSync(join(import.meta.dirname, name)), ['metric.topic']);
    expect(rows).toBe(4);
    expect(series.map(({ labels }) => labels['topic'])).toEqual(['foo', 'bar']);
  });

  it.each(['', '<html>', '[1]', '{}', '{"data":{}}', '{"data":[1]}', '{"data":[{"value":1}]}'])(
    'is not %s',
    (text) => {
      expect(() => parseQueryPage(bytes(text), [])).toThrow(SyntaxError);
    },
  );
});
