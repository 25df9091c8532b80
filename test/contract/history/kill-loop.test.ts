import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import { HistoryStore } from '../../../main/history/worker/store.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import { NOON } from '../../unit/clusters/scrapes.ts';
import { MINUTE, at, key } from '../../unit/history/remembering.ts';
import { TOPICS, valueOf } from './kill-lines.ts';

/** Two writers at a time, each with a history of its own that all its kills fall upon. */
const CHAINS = 2;
const KILLS_A_CHAIN = 50;
const COMMITS_AT_MOST = 40;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Lets a writer commit so many minutes and kills it, whatever it is at. Answers the last minute that it told of. */
async function killAfter(folder: string, first: number, commits: number): Promise<number> {
  const writer = fork(join(import.meta.dirname, 'kill-writer.ts'), [folder, String(first)], {
    execArgv: [],
    env: { ...process.env, NODE_COMPILE_CACHE: join(folders[0] ?? folder, 'compiled') },
  });
  const exited = once(writer, 'exit') as Promise<[code: number | null, signal: string | null]>;
  let last = first - 1;
  writer.on('message', (told) => {
    if (typeof told === 'number') last = told;
    if (last - first + 1 >= commits) writer.kill('SIGKILL');
  });
  const [, signal] = await exited;
  expect(signal).toBe('SIGKILL');
  return last;
}

/** The history is sound and holds every minute up to `last`, and at most the one that was under way. */
function check(folder: string, last: number): number {
  const path = join(folder, 'history.db');
  const database = new DatabaseSync(path);
  expect(database.prepare('PRAGMA integrity_check').get()?.['integrity_check']).toBe('ok');
  database.close();
  const store = new HistoryStore(path, new ManualClock(NOON));
  const kept = new Set<number>();
  for (const topic of [0, 17, TOPICS.length - 1]) {
    const series = key('received_bytes', { topic: TOPICS[topic]! });
    const [answer] = [...store.read([series], at(0), at(last + 10), MINUTE)];
    const wanted = Array.from({ length: last + 1 }, (_, minute) => valueOf(topic, minute));
    expect([...answer!.values.slice(0, last + 1)]).toEqual(wanted);
    const beyond = [...answer!.values.slice(last + 1)].filter((value) => !Number.isNaN(value));
    // It may have committed some that its word of did not reach us.
    expect(beyond).toEqual(beyond.map((_, index) => valueOf(topic, last + 1 + index)));
    kept.add(last + beyond.length);
  }
  store.close();
  // A scrape is there with all its series, or not at all.
  expect(kept.size).toBe(1);
  return Math.max(...kept);
}

describe('a hundred kills in the middle of writing', () => {
  it(
    'lose nothing that was committed, and leave a sound database each time',
    { timeout: 180_000 },
    async () => {
      let seed = 1;
      const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below;
      const chain = async () => {
        const folder = await mkdtemp(join(tmpdir(), 'laglight-kill-'));
        folders.push(folder);
        let last = -1;
        for (let kill = 0; kill < KILLS_A_CHAIN; kill++) {
          last = check(folder, await killAfter(folder, last + 1, random(COMMITS_AT_MOST)));
        }
        return last;
      };
      const lasts = await Promise.all(Array.from({ length: CHAINS }, chain));
      // Hours were finished and packed under the kills.
      for (const last of lasts) expect(last).toBeGreaterThan(180);
    },
  );
});
