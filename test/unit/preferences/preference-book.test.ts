import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, copyFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Transport } from '../../../main/confluent/transport.ts';
import { PreferenceBook } from '../../../main/preferences/preference-book.ts';
import { shortcutProblem } from '../../../main/preferences/shortcut-form.ts';
import { openDataFolder } from '../../../main/settings/data-folder.ts';
import { DEFAULT_PREFERENCES } from '../../../main/settings/preferences.ts';
import { openSettings } from '../../../main/settings/settings-file.ts';
import type { Preferences } from '../../../preload/contract.ts';

const AUTHORITY = join(import.meta.dirname, '../../fixtures/certificates/authority.pem');
let folder: string;
const transports: Transport[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laglight-preferences-'));
});
afterEach(async () => {
  await Promise.all(transports.splice(0).map((transport) => transport.dispose()));
  rmSync(folder, { recursive: true });
});

/** As a start of the application does. */
function open(): PreferenceBook {
  const transport = new Transport({ userAgent: 'laglight/0', environment: {} });
  transports.push(transport);
  const place = { folder, settingsFile: join(folder, 'settings.json'), isDesktop: true };
  return new PreferenceBook({ settings: openSettings(folder), place, network: transport });
}

describe('preferences', () => {
  it('begin as they are by default, and say where things are', () => {
    expect(open().view()).toEqual({
      preferences: DEFAULT_PREFERENCES,
      isDesktop: true,
      platform: process.platform,
      folder,
      settingsFile: join(folder, 'settings.json'),
      problems: {},
    });
  });

  it('are kept, told, and there after a restart', () => {
    const book = open();
    const told: [Preferences, string[]][] = [];
    book.onChanged((preferences, changed) => told.push([preferences, [...changed]]));
    expect(book.change({ theme: 'dark', units: 'decimal', shortcut: 'Control+Alt+L' })).toEqual({
      done: true,
    });
    const expected = { ...DEFAULT_PREFERENCES, theme: 'dark', shortcut: 'Control+Alt+L' };
    expect(told).toEqual([[expected, ['theme', 'shortcut']]]);
    expect(open().current).toEqual(expected);
    expect(book.change({ theme: 'dark' })).toEqual({ done: true });
    expect(told.length).toBe(1);
  });

  it.each([
    [{ proxy: 'proxy:3128' }, 'A proxy looks like http://proxy.example.com:3128.'],
    [{ proxy: 'http://bob:hush@proxy:3128' }, 'kept in a file'],
    [{ caFile: '/nowhere/ca.pem' }, 'The certificate file /nowhere/ca.pem cannot be read (ENOENT).'],
    [{ caFile: import.meta.filename }, 'holds no certificate in PEM format'],
    [{ shortcut: 'L' }, 'from every other program'],
    [{ shortcut: 'Hyper+L' }, 'A shortcut is some of Control'],
    [{ dataFolder: 'somewhere' }, 'with its whole path'],
    [{ dataFolder: '/dev/null/x' }, 'History and log cannot be kept in /dev/null/x'],
  ])('refuse %j with a sentence, and all that came with it', (request, sentence) => {
    const book = open();
    const answer = book.change({ theme: 'dark', ...request });
    expect(answer).toMatchObject({ done: false, reason: expect.stringContaining(sentence) as string });
    expect(book.current).toEqual(DEFAULT_PREFERENCES);
    expect(open().current).toEqual(DEFAULT_PREFERENCES);
  });

  it('go the chosen ways again after a restart, and say what is gone since', () => {
    const caFile = join(folder, 'ca.pem');
    copyFileSync(AUTHORITY, caFile);
    expect(open().change({ caFile, proxy: 'http://127.0.0.1:1' })).toEqual({ done: true });
    expect(open().view().problems).toEqual({});
    rmSync(caFile);
    const book = open();
    expect(book.view().problems).toEqual({ caFile: expect.stringContaining('ENOENT') as string });
    expect(book.current).toMatchObject({ caFile, proxy: 'http://127.0.0.1:1' });
    expect(book.change({ caFile: null })).toEqual({ done: true });
    expect(book.view().problems).toEqual({});
  });

  it('change nothing when they cannot be kept', () => {
    const book = open();
    writeFileSync(
      join(folder, 'settings.json'),
      JSON.stringify({ __internal__: { migrations: { version: '9.0.0' } } }),
    );
    expect(book.change({ proxy: 'none' })).toMatchObject({
      done: false,
      reason: expect.stringContaining('newer Laglight') as string,
    });
    expect(book.current.proxy).toBe('system');
  });

  it('show what a host could not carry out, until it could or another is chosen', () => {
    const book = open();
    expect(book.report('shortcut', 'Control+Alt+L is taken.')).toBe(true);
    expect(book.report('shortcut', 'Control+Alt+L is taken.')).toBe(false);
    expect(book.view().problems).toEqual({ shortcut: 'Control+Alt+L is taken.' });
    book.change({ shortcut: 'Control+Alt+K' });
    expect(book.view().problems).toEqual({});
    book.report('startAtLogin', 'No.');
    expect(book.report('startAtLogin', undefined)).toBe(true);
    expect(book.view().problems).toEqual({});
  });

  it('of another machine are taken over as far as they can be here', () => {
    const book = open();
    expect(book.adopt({ theme: 'dark', caFile: '/nowhere/ca.pem', units: 'binary' })).toBe(true);
    expect(book.current).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark', units: 'binary' });
    expect(book.view().problems).toEqual({ caFile: expect.stringContaining('not taken over') as string });
    expect(book.adopt({ theme: 'dark' })).toBe(false);
  });

  it('hold no password in the file', () => {
    open().change({ proxy: 'http://bob:hush@proxy:3128' });
    expect(readFileSync(join(folder, 'settings.json'), 'utf8')).not.toContain('hush');
  });
});

describe('a shortcut', () => {
  it.each([
    'Control+Alt+L',
    'CommandOrControl+Shift+F12',
    'Super+Space',
    'F9',
    'Alt+/',
    'Control+Plus',
    'Control+1',
  ])('can be %s', (shortcut) => {
    expect(shortcutProblem(shortcut)).toBeUndefined();
  });

  it.each([
    '',
    'L',
    'Shift+L',
    'Control',
    'Control+',
    '+L',
    'Control+LL',
    'control+l',
    'Control+Control+L',
    'F25',
  ])('cannot be “%s”', (shortcut) => {
    expect(shortcutProblem(shortcut)).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the folder of history and log', () => {
  it('is the one that was chosen, made where it is missing', () => {
    const chosen = join(folder, 'a', 'b');
    expect(openDataFolder(chosen, folder)).toEqual({ folder: chosen });
    expect(openDataFolder(null, folder)).toEqual({ folder });
  });

  it('is the usual one, with a sentence, while the chosen one cannot be used', () => {
    mkdirSync(join(folder, 'x'));
    writeFileSync(join(folder, 'x', 'file'), '');
    const { folder: used, problem } = openDataFolder(join(folder, 'x', 'file', 'deep'), folder);
    expect(used).toBe(folder);
    expect(problem).toContain('a file stands where a folder should be');
  });
});
