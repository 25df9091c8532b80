import { parseArgs } from 'node:util';
import { bundleBenchmark } from './bundle.ts';
import { calibrationRow } from './calibration.ts';
import { eventLoopBenchmark } from './event-loop.ts';
import { firstPaintBenchmark } from './first-paint.ts';
import { historyBenchmark } from './history.ts';
import { idleBenchmark } from './idle.ts';
import { lagTableBenchmark } from './lag-table.ts';
import { memoryBenchmark } from './memory.ts';
import { parserBenchmark } from './parser.ts';
import type { BenchRow } from './row.ts';
import { scrapeBenchmark } from './scrape.ts';
import { tableOf } from './table.ts';

const PARTS: Readonly<Record<string, () => Promise<BenchRow[]> | BenchRow[]>> = {
  calibration: () => [calibrationRow()],
  parser: parserBenchmark,
  scrape: scrapeBenchmark,
  'event-loop': eventLoopBenchmark,
  memory: memoryBenchmark,
  idle: idleBenchmark,
  history: historyBenchmark,
  'first-paint': firstPaintBenchmark,
  'lag-table': lagTableBenchmark,
  bundle: bundleBenchmark,
};

const { only } = parseArgs({ options: { only: { type: 'string', multiple: true } } }).values;
const unknown = only?.find((name) => !(name in PARTS));
if (unknown !== undefined) {
  console.error(`There is no part named ${unknown}. There are: ${Object.keys(PARTS).join(', ')}.`);
  process.exit(2);
}

// One after the other: each has the machine to itself.
const rows: BenchRow[] = [];
for (const [name, measure] of Object.entries(PARTS)) {
  if (only !== undefined && !only.includes(name)) continue;
  try {
    rows.push(...(await measure()));
  } catch (error) {
    // The others are worth having all the same.
    console.error(error);
    rows.push({ what: name, value: 'could not be measured', ok: false });
    process.exitCode = 1;
  }
}
console.log(tableOf(rows));
