import { appendFile, readFile } from 'node:fs/promises';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { agedPath, LogFile } from '../../../main/log/log-file.ts';
import { openLog } from '../../../main/log/open-log.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

const START = Date.UTC(2026, 10, 22, 12, 0, 0);
let folder: string;
let path: string;
let clock: ManualClock;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laglight-log-'));
  path = join(folder, 'log', 'laglight.jsonl');
  clock = new ManualClock(START);
});

const linesOf = (file: string): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');

describe('a log file', () => {
  it('is made with its folder by the first line, for the user alone', async () => {
    const file = new LogFile({ path, clock });
    file.write('one');
    file.write('two');
    await file.flush();
    expect(linesOf(path)).toEqual(['one', 'two']);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('goes on in the file there is', async () => {
    mkdirSync(join(folder, 'log'));
    writeFileSync(path, 'before\n');
    const file = new LogFile({ path, clock });
    file.write('after');
    await file.flush();
    expect(linesOf(path)).toEqual(['before', 'after']);
  });

  it('rotates by size, keeps three files, and loses no line on the way', async () => {
    const file = new LogFile({ path, clock, maximumBytes: 100 });
    for (let number = 10; number < 43; number += 1) {
      file.write(`line ${number}`);
      await file.flush();
    }
    expect(readdirSync(join(folder, 'log')).sort()).toEqual([
      'laglight.1.jsonl',
      'laglight.2.jsonl',
      'laglight.jsonl',
    ]);
    const kept = [2, 1, 0].flatMap((age) => linesOf(agedPath(path, age)));
    expect(kept).toEqual(kept.map((_, index) => `line ${index + 43 - kept.length}`));
    for (const age of [0, 1, 2]) expect(statSync(agedPath(path, age)).size).toBeLessThanOrEqual(100);
  });

  it('stops when the disk is full, says so, and goes on with a line that counts what was lost', async () => {
    let isFull = true;
    const append = (to: string, text: string): Promise<void> =>
      isFull ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : appendFile(to, text);
    let attempts = 0;
    const file = new LogFile({
      path,
      clock,
      append: (to, text) => {
        attempts += 1;
        return append(to, text);
      },
    });
    file.write('lost');
    await file.flush();
    expect(file.problem).toContain('ENOSPC');
    for (let number = 0; number < 50; number += 1) file.write('lost too');
    await file.flush();
    expect(attempts).toBe(1);

    isFull = false;
    clock.jump(60_000);
    file.write('kept');
    await file.flush();
    expect(file.problem).toBeUndefined();
    const [loss = '', ...others] = linesOf(path);
    expect(JSON.parse(loss)).toMatchObject({ level: 'warning', message: 'Lines were lost.', lost: 51 });
    expect(others).toEqual(['kept']);
  });

  it('never throws where a file stands in the place of its folder', async () => {
    writeFileSync(join(folder, 'log'), '');
    const file = new LogFile({ path, clock });
    file.write('lost');
    await expect(file.flush()).resolves.toBeUndefined();
    expect(file.problem).toMatch(/cannot be written \(E(NOTDIR|EXIST)\)/);
  });

  it.skipIf(process.getuid?.() === 0)('never throws where the folder may not be written', async () => {
    chmodSync(folder, 0o500);
    const file = new LogFile({ path, clock });
    file.write('lost');
    await file.flush();
    expect(file.problem).toContain('EACCES');
  });
});

describe('the log', () => {
  const open = () => openLog(folder, 'info', clock).log;
  const written = async (log: ReturnType<typeof open>): Promise<Record<string, unknown>[]> => {
    await log.flush();
    const text = await readFile(path, 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('writes time, level, room and message, and the fields beside them', async () => {
    const log = open();
    log.child('reads').info('Read.', { account: 'a1', tookMs: 12 });
    expect(await written(log)).toEqual([
      {
        time: '2026-11-22T12:00:00.000Z',
        level: 'info',
        room: 'reads',
        message: 'Read.',
        account: 'a1',
        tookMs: 12,
      },
    ]);
  });

  it('leaves out what is less important than its level, in all rooms at once', async () => {
    const log = open();
    const child = log.child('reads');
    child.debug('no');
    log.setLevel('debug');
    child.debug('yes');
    log.setLevel('error');
    child.warning('no');
    child.error('yes too');
    expect((await written(log)).map(({ message }) => message)).toEqual(['yes', 'yes too']);
  });

  it('writes no secret, whoever hands it one', async () => {
    const log = open();
    log.redactor.hide('hush-hush-secret', 'KEY');
    log.error('It failed for hush-hush-secret.', {
      error: new Error('with hush-hush-secret'),
      deep: { list: ['hush-hush-secret'] },
    });
    expect(JSON.stringify(await written(log))).not.toContain('hush-hush-secret');
    expect(log.lastLines.join()).not.toContain('hush-hush-secret');
  });

  it('takes whatever it is given: circles, functions, huge texts, getters that throw', async () => {
    const log = open();
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    const angry = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    for (const fields of [circle, { x: () => 1 }, { x: 'y'.repeat(100_000) }, { angry }, { n: 1n }]) {
      log.info('Still here.', fields);
    }
    const lines = await written(log);
    expect(lines.length).toBe(5);
    expect(lines.every(({ message }) => message === 'Still here.')).toBe(true);
    expect(Math.max(...lines.map((line) => JSON.stringify(line).length))).toBeLessThan(10_000);
  });

  it('keeps the last 500 lines in memory', () => {
    const log = open();
    for (let number = 0; number < 600; number += 1) log.info(`Line ${number}.`);
    expect(log.lastLines.length).toBe(500);
    expect(log.lastLines[0]).toContain('Line 100.');
  });
});
