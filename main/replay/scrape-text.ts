import { readFile, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { ExpositionFormat, LabelPairs } from '../metrics/answer.ts';
import { ExpositionParser } from '../metrics/exposition-parser.ts';

/** A saved scrape, understood. */
export interface SavedScrape {
  readonly text: string;
  readonly format: ExpositionFormat;
  readonly clusterIds: readonly string[];
  /** The newest minute in it, in epoch milliseconds. */
  readonly newestMinute: number;
}

/** A file that cannot be replayed. Its message is a sentence for the user. */
export class NoScrape extends Error {
  override readonly name = 'NoScrape';
}

/** More than twice the largest answer the API can give. */
const MOST_BYTES = 256 * 1024 * 1024;
const CLUSTER_LABEL = 'kafka_id';
const MINUTE_MS = 60_000;

const unzip = promisify(gunzip);

/** Reads a saved scrape, packed by gzip or not. Rejects with `NoScrape`. */
export async function readScrapeFile(path: string): Promise<SavedScrape> {
  const packed = await readBytes(path);
  const isGzip = packed[0] === 0x1f && packed[1] === 0x8b;
  const bytes = isGzip
    ? await unzip(packed, { maxOutputLength: MOST_BYTES }).catch((error: unknown) => {
        throw new NoScrape(`${path} is packed by gzip, but damaged or too large.`, { cause: error });
      })
    : packed;
  return understand(path, bytes);
}

async function readBytes(path: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size > MOST_BYTES) throw new NoScrape(`${path} is too large to be a saved scrape.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof NoScrape) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new NoScrape(`${path} cannot be read (${code}).`, { cause: error });
  }
}

function understand(path: string, bytes: Buffer): SavedScrape {
  const text = bytes.toString('utf8');
  // Without its end mark it was cut off, and is read as far as it goes.
  const format = /(?:^|\n)# EOF\s*$/.test(text.slice(-64)) ? 'openmetrics' : 'text';
  const found = new Found();
  const parser = new ExpositionParser(found, { format });
  let report;
  try {
    parser.write(bytes);
    report = parser.end();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new NoScrape(`${path} is no saved scrape: ${reason}`, { cause: error });
  }
  if (report.samples === 0 || report.badLines > report.samples) {
    throw new NoScrape(`${path} is no saved scrape: it holds no metrics.`);
  }
  if (found.clusterIds.size === 0) throw new NoScrape(`${path} names no Kafka cluster.`);
  if (found.newest === undefined) throw new NoScrape(`${path} names no time: its samples carry none.`);
  const newestMinute = Math.floor(found.newest / MINUTE_MS) * MINUTE_MS;
  return { text, format, clusterIds: [...found.clusterIds], newestMinute };
}

/** Looks for clusters and times; the numbers do not matter here. */
class Found {
  readonly clusterIds = new Set<string>();
  newest: number | undefined;
  readonly #slot = {};

  resolve(_metric: string, labels: LabelPairs): object {
    const index = labels.findIndex((label, at) => at % 2 === 0 && label === CLUSTER_LABEL);
    const id = labels[index + 1];
    if (index !== -1 && id !== undefined && id !== '') this.clusterIds.add(id);
    return this.#slot;
  }

  sample(_slot: object, _value: number, timestampMs: number): void {
    if (!Number.isNaN(timestampMs)) this.newest = Math.max(this.newest ?? timestampMs, timestampMs);
  }
}
