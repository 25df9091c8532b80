import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { calibrationRow } from './calibration.ts';
import { SERIES } from './exposition-payload.ts';
import type { ContenderResult } from './parser-contender.ts';
import type { BenchRow } from './row.ts';

const FIRST_SCRAPE_BUDGET = 4;
const KNOWN_SERIES_BUDGET = 7;

/**
 * The exposition parser beside the npm packages that read the same format, on one payload of 100,000 series in chunks
 * of 64 KiB. Each contender runs in a process of its own, so that none profits from what another made the engine
 * learn. The packages take a string: joining and decoding the chunks is part of their time.
 */
export async function parserBenchmark(): Promise<BenchRow[]> {
  const reference = await run('parse-prometheus-text-format');
  const exposition = await run('exposition');
  const first = await run('first');
  const known = await run('known');
  const lost = SERIES - exposition.samples;
  return [
    row('parse-prometheus-text-format 1.1.1', reference),
    row(`exposition 1.2.0 (loses ${lost.toLocaleString('en')} samples)`, exposition),
    row('Laglight, first scrape', first),
    row('Laglight, known series', known),
    ratioRow('first scrape', reference, first, FIRST_SCRAPE_BUDGET),
    ratioRow('known series', reference, known, KNOWN_SERIES_BUDGET),
  ];
}

async function run(contender: string): Promise<ContenderResult> {
  const script = fileURLToPath(new URL('parser-contender.ts', import.meta.url));
  const child = fork(script, [contender]);
  const [result] = (await once(child, 'message')) as [ContenderResult];
  return result;
}

function row(what: string, { milliseconds, threadMilliseconds, bytes, samples }: ContenderResult): BenchRow {
  const megabytes = bytes / 1e6 / (milliseconds / 1000);
  const millions = samples / 1000 / milliseconds;
  return {
    what: `parser: ${what}`,
    value: `${milliseconds.toFixed(0)} ms of CPU (${threadMilliseconds.toFixed(0)} on the parsing thread), ${megabytes.toFixed(0)} MB/s, ${millions.toFixed(2)} million series/s`,
  };
}

function ratioRow(what: string, reference: ContenderResult, ours: ContenderResult, budget: number): BenchRow {
  const ratio = reference.milliseconds / ours.milliseconds;
  return {
    what: `parser: ${what}, times parse-prometheus-text-format`,
    value: `${ratio.toFixed(1)} times`,
    budget: `at least ${budget} times`,
    ok: ratio >= budget && ours.samples === reference.samples,
  };
}

if (import.meta.main) {
  for (const { what, value, budget, ok } of [calibrationRow(), ...(await parserBenchmark())]) {
    console.log(`${what}: ${value}`, budget ? `(${budget}: ${ok ? 'yes' : 'NO'})` : '');
  }
}
