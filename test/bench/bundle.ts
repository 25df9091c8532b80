import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BenchRow } from './row.ts';

const BUDGET_KILOBYTES = 120;
const ASSETS = join(import.meta.dirname, '../../dist/renderer/assets');

/** Everything the pages load, scripts and styles, each file gzipped by itself as a server would. */
export function bundleBenchmark(): BenchRow[] {
  const files = readdirSync(ASSETS).filter((name) => /\.(js|css)$/.test(name));
  const bytes = files.map((name) => gzipSync(readFileSync(join(ASSETS, name))).length);
  const kilobytes = bytes.reduce((sum, size) => sum + size, 0) / 1000;
  return [
    {
      what: 'renderer bundle, gzipped',
      value: `${kilobytes.toFixed(1)} kB`,
      budget: `${BUDGET_KILOBYTES} kB`,
      ok: kilobytes <= BUDGET_KILOBYTES,
    },
  ];
}
