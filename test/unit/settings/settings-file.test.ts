import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Conf from 'conf';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSettings } from '../../../main/settings/settings-file.ts';
import { DEFAULT_PREFERENCES, preferencesOf } from '../../../main/settings/preferences.ts';
import { SETTINGS_VERSION, settingsOptions } from '../../../main/settings/settings-options.ts';
import type { AccountSettings, Settings } from '../../../main/settings/settings.ts';

const account: AccountSettings = {
  id: 'a1',
  name: 'Production',
  isEnabled: true,
  current: { key: 'ABCDEFGHIJKLMNOP', addedAt: 1_790_000_000_000 },
  clusters: [{ id: 'lkc-abc123', nickname: 'orders', colour: 'red', type: 'Dedicated', units: 4 }],
};
const other: AccountSettings = { ...account, id: 'a2', name: 'Test' };
const add =
  (added: AccountSettings) =>
  (settings: Settings): Settings => ({ ...settings, accounts: [...settings.accounts, added] });

const NOON = { now: () => Date.UTC(2026, 10, 22, 12, 0, 0) };
let folder: string;
let path: string;
const content = (): string => readFileSync(path, 'utf8');

beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'laglight-settings-')), 'laglight');
  path = join(folder, 'settings.json');
});

describe('settings in a file', () => {
  it('start empty and say nothing', () => {
    const settings = openSettings(folder);
    expect(settings.read()).toEqual({ accounts: [] });
    expect(settings.notice).toBeUndefined();
  });

  it('are there again after a restart', () => {
    openSettings(folder).update(add(account));
    const settings = openSettings(folder);
    expect(settings.read()).toEqual({ accounts: [account] });
    expect(settings.notice).toBeUndefined();
  });

  it('belong to the user alone, also after others could read the file', () => {
    const mode = (name: string): number => statSync(name).mode & 0o777;
    const settings = openSettings(folder);
    expect([mode(folder), mode(path)]).toEqual([0o700, 0o600]);
    chmodSync(path, 0o644);
    settings.update(add(account));
    expect(mode(path)).toBe(0o600);
  });

  it('lose nothing when two processes write in turn', () => {
    const [first, second] = [openSettings(folder), openSettings(folder)];
    first.update(add(account));
    second.update(add(other));
    expect(
      openSettings(folder)
        .read()
        .accounts.map(({ id }) => id),
    ).toEqual(['a1', 'a2']);
  });

  it('refuse what breaks the schema and stay as they were, in memory and on disk', () => {
    const settings = openSettings(folder);
    settings.update(add(account));
    const before = content();
    const withSecret = { ...other, current: { ...other.current, secret: 'never here' } };
    expect(() => settings.update(add(withSecret))).toThrow(
      'These settings are not kept, they are not valid: Config schema violation: `accounts/1/current/secret` must',
    );
    expect(settings.read()).toEqual({ accounts: [account] });
    expect(content()).toBe(before);
  });

  it('stay as they were when the change itself fails', () => {
    const settings = openSettings(folder);
    settings.update(add(account));
    const change = (): Settings => {
      throw new Error('no such account');
    };
    expect(() => settings.update(change)).toThrow('no such account');
    expect(openSettings(folder).read()).toEqual({ accounts: [account] });
  });

  it('are brought to the next form by its migration, and are then closed to this one', () => {
    openSettings(folder).update(add(account));
    const next = new Conf({
      ...settingsOptions(folder),
      projectVersion: '3.0.0',
      migrations: {
        '3.0.0': (store) =>
          store.set(
            'accounts',
            store.get('accounts').map((each) => ({ ...each, name: each.name.toUpperCase() })),
          ),
      },
    });
    expect(next.store).toEqual({ accounts: [{ ...account, name: 'PRODUCTION' }] });
    expect(() => openSettings(folder).update(add(other))).toThrow('written by a newer Laglight');
    expect(JSON.parse(content())).toMatchObject(next.store);
  });

  it('of version 1 are taken as they are and get the new version with the first change', () => {
    mkdirSync(folder, { recursive: true });
    const first = { accounts: [account], __internal__: { migrations: { version: '1.0.0' } } };
    writeFileSync(path, JSON.stringify(first));
    const settings = openSettings(folder);
    expect([settings.read(), settings.notice]).toEqual([{ accounts: [account] }, undefined]);
    expect(preferencesOf(settings.read())).toEqual(DEFAULT_PREFERENCES);
    settings.update((before) => ({ ...before, preferences: { theme: 'dark' } }));
    expect(JSON.parse(content())).toMatchObject({
      accounts: [account],
      preferences: { theme: 'dark' },
      __internal__: { migrations: { version: SETTINGS_VERSION } },
    });
    expect(SETTINGS_VERSION).toBe('2.0.0');
  });

  it('keep only what was chosen of the preferences, and refuse what is none', () => {
    const settings = openSettings(folder);
    settings.update((before) => ({ ...before, preferences: { units: 'binary', caFile: null } }));
    expect(openSettings(folder).read().preferences).toEqual({ units: 'binary', caFile: null });
    expect(preferencesOf(settings.read())).toEqual({ ...DEFAULT_PREFERENCES, units: 'binary' });
    const odd = { theme: 'pink' } as unknown as Settings['preferences'];
    expect(() => settings.update((before) => ({ ...before, ...(odd && { preferences: odd }) }))).toThrow(
      'These settings are not kept, they are not valid',
    );
  });

  it('are kept by the class of a host as by conf', () => {
    class HostStore extends Conf<Settings> {
      static opened = 0;

      constructor(options: ReturnType<typeof settingsOptions>) {
        // As electron-store does: the name of the file comes from `name`.
        super({ ...options, configName: options.name });
        HostStore.opened += 1;
      }
    }
    openSettings(folder, NOON, HostStore).update(add(account));
    expect(HostStore.opened).toBe(2);
    expect(openSettings(folder).read()).toEqual({ accounts: [account] });
  });

  it('leave no temporary files behind', () => {
    const settings = openSettings(folder);
    settings.update(add(account));
    settings.update(add(other));
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});

describe('a damaged settings file', () => {
  const cases: [string, string, string][] = [
    ['empty', '', 'it is empty'],
    ['blank', '\n \n', 'it is empty'],
    ['cut off', '{"accounts": [{"id"', 'it is not JSON'],
    ['a list', '[{"id":"a1"}]', 'it holds no settings'],
    ['a null', 'null', 'it holds no settings'],
    ['with a wrong type', '{"accounts":7}', '`accounts` must be array'],
    ['with a field missing', '{"accounts":[{"id":"a1"}]}', "must have required property 'name'"],
    ['with an unknown field', '{"acounts":[]}', '`acounts` must NOT have additional properties'],
  ];

  it.each(cases)('%s: is set aside unchanged and said, and Laglight starts', (_, text, reason) => {
    mkdirSync(folder);
    writeFileSync(path, text);
    const settings = openSettings(folder, NOON);
    expect(settings.read()).toEqual({ accounts: [] });
    expect(settings.notice).toContain(reason);
    expect(settings.notice).toContain('set aside as settings.damaged-2026-11-22T12-00-00Z.json');
    expect(readFileSync(join(folder, 'settings.damaged-2026-11-22T12-00-00Z.json'), 'utf8')).toBe(text);
    settings.update(add(account));
    expect(openSettings(folder).read()).toEqual({ accounts: [account] });
  });

  it('never takes the place of one set aside before', () => {
    mkdirSync(folder);
    for (const text of ['first', 'second', 'third']) {
      writeFileSync(path, text);
      openSettings(folder, NOON);
    }
    const aside = readdirSync(folder).filter((name) => name.includes('damaged'));
    expect(aside.map((name) => readFileSync(join(folder, name), 'utf8')).sort()).toEqual([
      'first',
      'second',
      'third',
    ]);
  });

  it('keeps what is in memory when the damage happens while Laglight runs', () => {
    const settings = openSettings(folder, NOON);
    settings.update(add(account));
    writeFileSync(path, '{');
    settings.update(add(other));
    expect(openSettings(folder).read()).toEqual({ accounts: [account, other] });
    expect(settings.notice).toContain('set aside as settings.damaged-2026-11-22T12-00-00Z.json');
    rmSync(path);
    settings.update((now) => now);
    expect(openSettings(folder).read()).toEqual({ accounts: [account, other] });
  });
});

describe('a settings file that cannot be used', () => {
  it('by a newer Laglight is left as it is', () => {
    mkdirSync(folder);
    const newer = '{"accounts":{"by":"id"},"__internal__":{"migrations":{"version":"3.0.0"}}}';
    writeFileSync(path, newer);
    const settings = openSettings(folder);
    expect(settings.read()).toEqual({ accounts: [] });
    expect(settings.notice).toContain('written by a newer Laglight');
    expect(() => settings.update(add(account))).toThrow('written by a newer Laglight');
    expect(settings.read()).toEqual({ accounts: [] });
    expect(content()).toBe(newer);
  });

  it('because a file stands where its folder should be: is said, and works once that is put right', () => {
    writeFileSync(folder, 'a file');
    const settings = openSettings(folder);
    expect(settings.notice).toMatch(
      /^Settings cannot be kept in .*: a file stands where the folder should be\. /,
    );
    expect(() => settings.update(add(account))).toThrow('a file stands where the folder should be');
    expect(settings.read()).toEqual({ accounts: [] });
    rmSync(folder);
    settings.update(add(account));
    expect(settings.notice).toBeUndefined();
    expect(openSettings(folder).read()).toEqual({ accounts: [account] });
  });

  it('because its folder is lost just before the write: is said, and nothing changes in memory', () => {
    const settings = openSettings(folder);
    settings.update(add(account));
    const change = (now: Settings): Settings => {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, 'a file');
      return add(other)(now);
    };
    expect(() => settings.update(change)).toThrow(/^Settings cannot be kept in .*: a file stands where /);
    expect(settings.read()).toEqual({ accounts: [account] });
  });

  it('because it is a folder itself: is said and left', () => {
    mkdirSync(path, { recursive: true });
    const settings = openSettings(folder);
    expect(settings.notice).toContain('a folder stands where the file should be');
    expect(() => settings.update(add(account))).toThrow('a folder stands where the file should be');
    expect(readdirSync(folder)).toEqual(['settings.json']);
  });
});
