import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ExportedFile } from '../../preload/contract.ts';
import { hashScrape } from './hash-scrape.ts';
import { joinAnswers } from './join-answers.ts';
import { NameHasher } from './name-hasher.ts';

/** The answers of a scrape, and when it began in epoch milliseconds. */
export interface Scrape {
  readonly at: number;
  readonly answers: readonly { readonly contentType: string; readonly text: string }[];
}

/** So many lines are hashed before others have their turn. */
const LINES_A_TURN = 100;

/** The last scrape as a file that Prometheus and `laglight replay` read; as it came, or with names hashed. */
export async function scrapeFile({ at, answers }: Scrape, hasHashes: boolean): Promise<ExportedFile> {
  const joined = joinAnswers(answers.map(({ text }) => text));
  const time = new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');
  return {
    fileName: `laglight-scrape-${time}.prom`,
    mediaType: answers[0]?.contentType ?? 'text/plain',
    text: hasHashes ? await hashed(joined) : joined,
  };
}

async function hashed(text: string): Promise<string> {
  const parts: string[] = [];
  let lines: string[] = [];
  for (const line of hashScrape(text, new NameHasher())) {
    if (lines.push(line) < LINES_A_TURN) continue;
    parts.push(lines.join(''));
    lines = [];
    await nextTurn();
  }
  return parts.join('') + lines.join('');
}
