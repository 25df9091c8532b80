import { linesOf } from '../metrics/text-lines.ts';

/** How a scrape is to be moved. */
export interface Move {
  /** Added to every time, in milliseconds. */
  readonly byMs: number;
  /** Clusters to leave in; undefined for all. */
  readonly clusterIds: ReadonlySet<string> | undefined;
}

// A label may hold any sign but a line feed, separators of other alphabets included.
const TIMED_SAMPLE = /^([a-zA-Z_:][\w:]*(?:\{.*\})?[ \t]+\S+[ \t]+)(\d+(?:\.\d+)?)[ \t]*$/s;
const CLUSTER = /[{,]\s*(?:kafka_id|resource_id)="((?:[^"\\]|\\.)*)"/s;
/** Larger numbers are milliseconds, smaller ones seconds. */
const MILLISECONDS_FROM = 1e11;
const PIECE_CHARACTERS = 32_768;

/** A scrape at another time, in pieces that are made when they are asked for. All else stays as it is, to the byte. */
export function* movedScrape(text: string, { byMs, clusterIds }: Move): Generator<string> {
  let piece = '';
  for (const line of linesOf(text)) {
    const cluster = clusterIds && CLUSTER.exec(line)?.[1];
    if (cluster !== undefined && !clusterIds?.has(cluster)) continue;
    piece += `${line.replace(TIMED_SAMPLE, (_, head: string, time: string) => head + moved(time, byMs))}\n`;
    if (piece.length < PIECE_CHARACTERS) continue;
    yield piece;
    piece = '';
  }
  yield piece;
}

/** A time in the form it came in. */
function moved(time: string, byMs: number): string {
  const number = Number(time);
  if (number > MILLISECONDS_FROM) return String(number + byMs);
  const decimals = time.split('.')[1]?.length ?? 0;
  return (number + byMs / 1_000).toFixed(decimals);
}
