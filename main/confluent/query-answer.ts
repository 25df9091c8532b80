/** One point as it stands in an answer: labels, `timestamp` and `value`, of whatever kind. */
export type RawPoint = Readonly<Record<string, unknown>>;

/**
 * Hands out the points of one page of a query's answer, those without a value left out, and answers the token of the
 * next page; undefined on the last. Throws a `SyntaxError` for what is no such page. Plain loops: a page may hold 30,000
 * points.
 */
export function readQueryAnswer(
  text: string,
  take: (timestampMs: number, value: number, point: RawPoint) => void,
): string | undefined {
  const answer: unknown = JSON.parse(text);
  if (!isObject(answer) || !('data' in answer)) throw notAnswer('it has no data');
  const { data, meta } = answer;
  if (data !== null && !Array.isArray(data)) throw notAnswer('its data is no list');
  // The same few times come with every group.
  const times = new Map<string, number>();
  for (const point of (data ?? []) as readonly unknown[]) {
    if (!isObject(point) || typeof point['timestamp'] !== 'string') throw notAnswer('a point has no time');
    const { timestamp, value } = point;
    const time = times.get(timestamp) ?? Date.parse(timestamp);
    if (!Number.isFinite(time)) throw notAnswer('a point has no time');
    times.set(timestamp, time);
    if (typeof value === 'number') take(time, value, point);
    else if (value !== null && value !== undefined) throw notAnswer('a value is no number');
  }
  return nextPageTokenOf(meta);
}

/** The value of a point's label; undefined where it is missing. */
export function pointLabel(point: RawPoint, name: string): string | undefined {
  const value = point[name];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

function nextPageTokenOf(meta: unknown): string | undefined {
  if (!isObject(meta) || !isObject(meta['pagination'])) return undefined;
  const token = meta['pagination']['next_page_token'];
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function notAnswer(why: string): SyntaxError {
  return new SyntaxError(`This is no answer to a query: ${why}.`);
}
