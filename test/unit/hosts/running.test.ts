import { mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  readRunning,
  removeRunning,
  runningFile,
  writeRunning,
} from '../../../main/hosts/browser/running.ts';

const folder = mkdtempSync(join(tmpdir(), 'laglight-running-'));
const running = { origin: 'http://127.0.0.1:4680', token: 'abc', pid: 42 };

describe('the file that tells of a running Laglight', () => {
  it('is for the user alone', () => {
    const file = runningFile({ XDG_RUNTIME_DIR: join(folder, 'run') }, 'linux');
    writeRunning(file, running);
    expect(readRunning(file)).toEqual(running);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('is made private even where it lay open', () => {
    const file = join(folder, 'open.json');
    writeFileSync(file, '{}', { mode: 0o644 });
    writeRunning(file, running);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['', 'not there'],
    ['{', 'broken'],
    ['{"origin":1}', 'of another form'],
  ])('is as good as absent when it holds %j (%s)', (text, name) => {
    const file = join(folder, `${name}.json`);
    if (text !== '') writeFileSync(file, text);
    expect(readRunning(file)).toBeUndefined();
  });

  it('is removed by the one that wrote it only', () => {
    const file = join(folder, 'mine.json');
    writeRunning(file, running);
    removeRunning(file, 7);
    expect(readRunning(file)).toEqual(running);
    removeRunning(file, 42);
    expect(readRunning(file)).toBeUndefined();
  });
});
