import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '../../../main/settings/preferences.ts';
import { RunningApplication } from '../setup/running-application.ts';

const application = { current: new RunningApplication() };
beforeEach(async () => {
  application.current = new RunningApplication();
  await application.current.start();
});
afterEach(() => application.current.dispose());

type Line = Readonly<Record<string, unknown>>;
const logLines = (): Line[] =>
  application.current.laglight.log.lastLines.map((line) => JSON.parse(line) as Line);

describe('preferences of the application', () => {
  it('are told to hosts and pages when they change, and are there after a restart', async () => {
    const { laglight } = application.current;
    let announced = 0;
    const told: string[][] = [];
    laglight.onChanged(() => (announced += 1));
    const stop = laglight.onPreferences((_, changed) => told.push([...changed]));
    expect(laglight.setPreferences({ theme: 'dark' })).toEqual({ done: true });
    stop();
    laglight.setPreferences({ theme: 'light' });
    expect([announced, told]).toEqual([2, [['theme']]]);
    await application.current.restart();
    expect(application.current.laglight.preferences().preferences.theme).toBe('light');
  });

  it('show what a host could not carry out', () => {
    const { laglight } = application.current;
    let announced = 0;
    laglight.onChanged(() => (announced += 1));
    laglight.reportProblem('shortcut', 'It is taken.');
    laglight.reportProblem('shortcut', 'It is taken.');
    expect(laglight.preferences().problems).toEqual({ shortcut: 'It is taken.' });
    expect(announced).toBe(1);
  });

  it('keep accounts reading when the way to Confluent changes', async () => {
    const { laglight, simulator } = application.current;
    await application.current.add(simulator.keyring.valid, ...simulator.clusterIds);
    const before = application.current.exports.length;
    // This machine is reached without any proxy, so that reading goes on.
    expect(laglight.setPreferences({ proxy: 'http://127.0.0.1:1' })).toEqual({ done: true });
    await application.current.passMinutes(2);
    expect(application.current.exports.slice(before)).toEqual([200, 200]);
    expect(application.current.account().health).toBe('healthy');
  });

  it('go out and come in with the settings', async () => {
    const { laglight, simulator } = application.current;
    await application.current.add(simulator.keyring.valid, ...simulator.clusterIds);
    laglight.setPreferences({ units: 'binary', trayLists: 'problems' });
    const { text } = laglight.exportSettings({ format: 'laglight' });

    const other = new RunningApplication();
    await other.start();
    try {
      expect(await other.laglight.importSettings({ text })).toEqual({ done: true });
      expect(other.laglight.preferences().preferences).toEqual({
        ...DEFAULT_PREFERENCES,
        units: 'binary',
        trayLists: 'problems',
      });
      expect(other.laglight.overview().accounts.length).toBe(1);
      const again = await other.laglight.importSettings({ text });
      expect(again).toMatchObject({ done: false });
      other.laglight.setPreferences({ units: 'decimal' });
      expect(await other.laglight.importSettings({ text })).toEqual({ done: true });
    } finally {
      await other.dispose();
    }
  });
});

describe('the log of the application', () => {
  it('has a line for the start, each order, each read, each failure and each change, by ids', async () => {
    const { laglight, simulator } = application.current;
    await application.current.add(simulator.keyring.valid, ...simulator.clusterIds);
    const { id } = application.current.account();
    simulator.start('html-page');
    await application.current.passMinutes();
    laglight.setPreferences({ theme: 'dark' });
    laglight.pause({ minutes: 15 });
    await laglight.renameAccount({ accountId: 'none', name: 'x' });
    expect(logLines()).toMatchObject([
      { level: 'info', room: 'main', message: 'Started.', accounts: 0 },
      { message: 'An order was carried out.', order: 'setupFinish' },
      { room: 'reads', message: 'Read.', account: id, isNewMinute: true },
      { level: 'warning', room: 'reads', message: 'A read failed.', account: id, code: 'not-metrics' },
      { message: 'Preferences changed.', names: ['theme'] },
      { message: 'Paused.', minutes: 15 },
      { level: 'warning', message: 'An order was refused.', order: 'renameAccount' },
    ]);
  });

  it('follows the chosen level at once', () => {
    const { laglight } = application.current;
    laglight.setPreferences({ logLevel: 'error' });
    const before = logLines().length;
    laglight.pause({ minutes: null });
    expect(logLines().length).toBe(before);
  });

  it('knows the secrets that the vault hands out and takes in', async () => {
    const { laglight, simulator } = application.current;
    const key = { key: 'ABCDEFGHIJKLMNOP', secret: 'an-old-secret-without-a-mark' };
    await application.current.add(key, ...simulator.clusterIds);
    expect(laglight.log.redactor.clean(`sent ${btoa(`${key.key}:${key.secret}`)}, ${key.secret}`)).toBe(
      'sent [secret], [secret]',
    );
  });
});

describe('the file for a diagnosis', () => {
  it('tells state, settings and log, and hashes names consistently in all of them', async () => {
    const { laglight, simulator } = application.current;
    const [first = ''] = simulator.clusterIds;
    await application.current.add(simulator.keyring.valid, ...simulator.clusterIds);
    laglight.log.warning(`Something about ${first}.`, { name: 'prod-eu' });
    const plain = JSON.parse((await laglight.saveDiagnostics({ hashNames: false })).text) as Diagnosis;
    expect(plain.settings.accounts[0]?.clusters[0]?.id).toBe(first);
    expect(plain.log.at(-1)).toMatchObject({ message: `Something about ${first}.`, name: 'prod-eu' });

    const file = await laglight.saveDiagnostics({ hashNames: true });
    const hashed = JSON.parse(file.text) as Diagnosis;
    const id = hashed.settings.accounts[0]?.clusters[0]?.id ?? '';
    expect(id).toMatch(/^lkc-[0-9a-f]{12}$/);
    const cluster = hashed.clusters.find((each) => each.id === id);
    expect(hashed.log.at(-1)).toMatchObject({ message: `Something about ${id}.`, name: cluster?.name });
    expect(hashed.accounts).toMatchObject([{ health: 'healthy', delayMs: expect.any(Number) as number }]);
    const names = plain.clusters.flatMap(({ id: known, name }) => [known, name]);
    expect(names.filter((name) => file.text.includes(name))).toEqual([]);
    expect(file.text).not.toContain(simulator.keyring.valid.key);
  });
});

interface Diagnosis {
  readonly settings: {
    readonly accounts: readonly { readonly clusters: readonly { readonly id: string }[] }[];
  };
  readonly accounts: readonly unknown[];
  readonly clusters: readonly { readonly id: string; readonly name: string }[];
  readonly log: readonly Line[];
}
