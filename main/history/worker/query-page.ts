import { pointLabel, readQueryAnswer } from '../../confluent/query-answer.ts';

/** The points of one series in a page: which labels it has, and its values by the begin of their time span. */
export interface QuerySeries {
  /** By their names in the exposition: `topic`, `consumer_group_id`. A label that is missing is empty, as it is there. */
  readonly labels: Readonly<Record<string, string>>;
  /** Epoch milliseconds, in the order of the answer, which is newest first. */
  readonly minutes: Float64Array<ArrayBuffer>;
  readonly values: Float64Array<ArrayBuffer>;
}

/** One page of a query's answer by series. */
export interface ParsedQueryPage {
  /** Number of points. */
  readonly rows: number;
  /** Undefined on the last page. */
  readonly nextPageToken: string | undefined;
  readonly series: readonly QuerySeries[];
}

/** A series while its points are being collected. */
interface OpenSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly minutes: number[];
  readonly values: number[];
}

const PREFIX = 'metric.';

/**
 * Reads one page of the answer to a query. `groupBy` are the labels that were asked for, by the API's names
 * (`metric.topic`): others that stand beside them, such as names beside ids, are no part of a series' identity. Throws a
 * `SyntaxError` for what is no such page.
 */
export function parseQueryPage(body: Uint8Array, groupBy: readonly string[]): ParsedQueryPage {
  const open = new Map<string, OpenSeries>();
  let rows = 0;
  let last: OpenSeries | undefined;
  let lastKey: string | undefined;
  const text = new TextDecoder().decode(body);
  const nextPageToken = readQueryAnswer(text, (timestampMs, value, point) => {
    const parts = groupBy.map((name) => pointLabel(point, name) ?? '');
    const key = parts.join('\u0000');
    if (last === undefined || key !== lastKey) {
      last = open.get(key) ?? { labels: labelsOf(groupBy, parts), minutes: [], values: [] };
      open.set(key, last);
      lastKey = key;
    }
    last.minutes.push(timestampMs);
    last.values.push(value);
    rows += 1;
  });
  const series = Array.from(open.values(), ({ labels, minutes, values }) => ({
    labels,
    minutes: Float64Array.from(minutes),
    values: Float64Array.from(values),
  }));
  return { rows, nextPageToken, series };
}

function labelsOf(groupBy: readonly string[], parts: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    groupBy.map((name, index) => [
      name.startsWith(PREFIX) ? name.slice(PREFIX.length) : name,
      parts[index] ?? '',
    ]),
  );
}
