import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HistoryFile } from '../../../main/history/worker/history-file.ts';
import { APPLICATION_ID, MIGRATIONS, NewerHistory, migrate } from '../../../main/history/worker/schema.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import { NOON } from '../clusters/scrapes.ts';
import { RETENTION, at, key, plain, points, temporaryFolder } from './remembering.ts';

const series = key('received_bytes', { topic: 'a' });

/** A history in a folder, closed after the test. */
function open(folder: string, clock = new ManualClock(NOON)): HistoryFile {
  const file = new HistoryFile(folder, clock);
  onTestFinished(() => file.close());
  return file;
}

function fill(file: HistoryFile, minute: number, values: readonly number[]): void {
  file.write((store) => store.fill(points(series, at(minute), values)));
}

function read(file: HistoryFile, from: number, to: number): (number | null)[] {
  const [answer] = file.read((store) => [...store.read([series], at(from), at(to), 60_000)]);
  return plain(answer!.values);
}

const database = (folder: string) => join(folder, 'history.db');
const setAside = (folder: string) =>
  readdirSync(folder).filter((name) => /^history\.damaged-.*\.db$/.test(name));

describe('the file of the history', () => {
  it('is made where there is none, readable for its owner only, and found again', () => {
    const folder = join(temporaryFolder(), 'not/there/yet');
    const first = open(folder);
    expect([first.problem, first.notice]).toEqual([null, null]);
    fill(first, 0, [1, 2]);
    first.close();
    expect(statSync(folder).mode & 0o077).toBe(0);
    const second = open(folder);
    expect(read(second, 0, 3)).toEqual([1, 2, null]);
    expect(second.bytes).toBeGreaterThan(4_096);
  });

  it('is set aside when it is not a database, its content untouched, and a new one is started', () => {
    const folder = temporaryFolder();
    writeFileSync(database(folder), 'This is no database. '.repeat(1_000));
    const file = open(folder);
    const [name] = setAside(folder);
    expect(name).toBe('history.damaged-2026-11-22T12-00-00Z.db');
    expect(file.notice).toContain(`set aside as ${name}`);
    expect(file.problem).toBeNull();
    expect(readFileSync(join(folder, name!), 'utf8')).toContain('This is no database.');
    fill(file, 0, [1]);
    expect(read(file, 0, 1)).toEqual([1]);
  });

  it('is set aside when it is the database of something else', () => {
    const folder = temporaryFolder();
    const other = new DatabaseSync(database(folder));
    other.exec('CREATE TABLE bookmarks (url TEXT)');
    other.close();
    expect(open(folder).notice).toContain('a database of something else');
    expect(setAside(folder)).toHaveLength(1);
  });

  it('is set aside when damage shows while it is used, and what is asked goes on', () => {
    const folder = temporaryFolder();
    const before = open(folder);
    for (let hour = 0; hour < 200; hour++) fill(before, hour * 60, [hour]);
    before.close();
    const size = statSync(database(folder)).size;
    const bytes = readFileSync(database(folder));
    bytes.fill(0x5a, 8_192);
    writeFileSync(database(folder), bytes);
    expect(size).toBeGreaterThan(16_384);
    const file = open(folder);
    expect(read(file, 0, 2)).toEqual([null, null]);
    fill(file, 0, [5]);
    expect(read(file, 0, 2)).toEqual([5, null]);
    expect(file.notice).toContain('could not be read');
    expect(setAside(folder)).toHaveLength(1);
  });

  it('is set aside when it was cut short', () => {
    const folder = temporaryFolder();
    const before = open(folder);
    for (let hour = 0; hour < 200; hour++) fill(before, hour * 60, [hour]);
    before.close();
    truncateSync(database(folder), 12_000);
    const file = open(folder);
    fill(file, 0, [5]);
    expect(read(file, 0, 1)).toEqual([5]);
    expect(setAside(folder)).toHaveLength(1);
  });

  it('does not replace what was set aside before', () => {
    const folder = temporaryFolder();
    for (let time = 0; time < 2; time++) {
      writeFileSync(database(folder), 'This is no database. '.repeat(1_000));
      open(folder).close();
    }
    expect(setAside(folder)).toHaveLength(2);
  });

  it('is left alone when a newer Laglight wrote it; memory has to do', () => {
    const folder = temporaryFolder();
    open(folder).close();
    const newer = new DatabaseSync(database(folder));
    newer.exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`);
    newer.close();
    const file = open(folder);
    expect(file.problem).toContain('newer Laglight');
    fill(file, 0, [5]);
    expect(read(file, 0, 1)).toEqual([5]);
    expect(file.bytes).toBe(0);
    expect(setAside(folder)).toEqual([]);
  });

  it('is never written by two: the second says so, and takes over when the first has ended', () => {
    const folder = temporaryFolder();
    const clock = new ManualClock(NOON);
    const first = open(folder);
    fill(first, 0, [1]);
    const second = open(folder, clock);
    expect(second.problem).toContain('Another Laglight');
    fill(second, 1, [2]);
    expect(read(second, 0, 2)).toEqual([null, 2]);
    expect(read(first, 0, 2)).toEqual([1, null]);
    first.close();
    clock.jump(60_000);
    fill(second, 2, [3]);
    expect(second.problem).toBeNull();
    expect(read(second, 0, 3)).toEqual([1, null, 3]);
  });

  it('says why it cannot be made, and is made once it can', () => {
    const folder = join(temporaryFolder(), 'taken');
    writeFileSync(folder, '');
    const clock = new ManualClock(NOON);
    const file = open(folder, clock);
    expect(file.problem).toContain(`History cannot be kept in ${folder}`);
    fill(file, 0, [1]);
    expect(read(file, 0, 1)).toEqual([1]);
    spawnSync('rm', [folder]);
    mkdirSync(folder);
    clock.jump(60_000);
    fill(file, 1, [2]);
    expect(file.problem).toBeNull();
    expect(existsSync(database(folder))).toBe(true);
  });

  it('stays small in memory', () => {
    const folder = temporaryFolder();
    open(folder);
    const second = open(folder);
    expect(second.problem).not.toBeNull();
    expect(second.work(RETENTION)).toBe(false);
  });

  it('goes on after the disk was full, and says so meanwhile', (context) => {
    const folder = temporaryFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder]);
    if (mounted.status !== 0) {
      context.skip('A small disk cannot be mounted here: this needs root.');
      return;
    }
    onTestFinished(() => void spawnSync('umount', ['-l', folder]));
    const file = open(folder);
    const ballast = join(folder, 'ballast');
    fill(file, 0, [1]);
    writeFileSync(ballast, Buffer.alloc(statfsFree(folder)));
    let minute = 1;
    const fillUntilFull = () => {
      for (; minute < 2_000; minute++) fill(file, minute * 60, [minute]);
    };
    expect(fillUntilFull).toThrow();
    expect(file.problem).toContain('is full');
    expect(() => fill(file, minute * 60, [minute])).toThrow();
    expect(read(file, 0, 2)).toEqual([1, null]);
    spawnSync('rm', [ballast]);
    fill(file, minute * 60, [minute]);
    expect(file.problem).toBeNull();
    expect(read(file, 0, 1)).toEqual([1]);
    expect(read(file, minute * 60, minute * 60 + 1)).toEqual([minute]);
  });
});

/** Bytes that are free where a folder is. */
function statfsFree(folder: string): number {
  const { stdout } = spawnSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' });
  return Number(stdout.split('\n')[1]);
}

describe('the schema', () => {
  const FIRST = MIGRATIONS[0]!;
  const addNotes = (target: DatabaseSync) => target.exec('CREATE TABLE later (text TEXT)');

  it('is brought from each version to the newest, in order and once', () => {
    const file = new DatabaseSync(':memory:');
    migrate(file, [FIRST]);
    file.exec("INSERT INTO cluster (name) VALUES ('lkc-1')");
    migrate(file, [FIRST, addNotes]);
    migrate(file, [FIRST, addNotes]);
    expect(file.prepare('SELECT count(*) AS clusters FROM cluster').get()?.['clusters']).toBe(1);
    expect(file.prepare('SELECT count(*) AS texts FROM later').get()?.['texts']).toBe(0);
    expect(file.prepare('PRAGMA user_version').get()?.['user_version']).toBe(2);
    expect(file.prepare('PRAGMA application_id').get()?.['application_id']).toBe(APPLICATION_ID);
    expect(() => migrate(file, [FIRST])).toThrow(NewerHistory);
    file.close();
  });

  it('is left as it was when a step fails', () => {
    const file = new DatabaseSync(':memory:');
    migrate(file, [FIRST]);
    const failing = (target: DatabaseSync) => {
      addNotes(target);
      throw new Error('power cut');
    };
    expect(() => migrate(file, [FIRST, failing])).toThrow('power cut');
    expect(file.prepare('PRAGMA user_version').get()?.['user_version']).toBe(1);
    expect(file.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'later'").get()).toBeUndefined();
    file.close();
  });

  it('can be read by the sqlite3 shell while it is written', (context) => {
    if (spawnSync('sqlite3', ['--version']).status !== 0) {
      context.skip('There is no sqlite3 shell here.');
      return;
    }
    const folder = temporaryFolder();
    const file = open(folder);
    fill(file, 0, [1, 2]);
    file.write((store) =>
      store.addEvents([{ at: at(0), clusterId: 'lkc-1', subject: 'g', kind: 'state', detail: 1 }]),
    );
    const ask = (view: string) =>
      spawnSync('sqlite3', [database(folder), `SELECT * FROM ${view}`], { encoding: 'utf8' }).stdout.trim();
    expect(ask('clusters')).toBe('lkc-1|1|2026-11-22 12:00:00');
    expect(ask('series')).toContain('lkc-1|confluent_kafka_server_received_bytes|level|{"topic":"a"}|1|');
    expect(ask('scrapes')).toContain('lkc-1|2026-11-22 12:01:00|1|1|');
    expect(ask('hours')).toBe(`lkc-1|2026-11-22 12:00:00|ff${'.'.repeat(58)}`);
    expect(ask('events')).toBe('2026-11-22 12:00:00|lkc-1|g|state|1');
    expect(ask('stored')).toBe('');
  });
});
