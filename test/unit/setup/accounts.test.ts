import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RunningApplication } from './running-application.ts';

let application: RunningApplication;
beforeEach(async () => {
  application = new RunningApplication();
  await application.start();
});
afterEach(() => application.dispose());

const keyring = () => application.simulator.keyring;
const clusterIds = () => application.simulator.clusterIds;
const accountId = (index = 0): string => application.account(index).id;
const REFUSED = { done: false, reason: 'There is no such account.' };

describe('without an account', () => {
  it('says so and is not unwell', () => {
    const { sentence, health, accounts, notices, demo } = application.laglight.overview();
    expect({ sentence, health, accounts, notices, demo }).toEqual({
      sentence: 'No cluster is set up yet.',
      health: 'starting',
      accounts: [],
      notices: [],
      demo: false,
    });
  });

  it('shows the demo clusters when asked, and takes them away again', async () => {
    expect(await application.laglight.startDemo()).toEqual({ done: true });
    expect(await application.laglight.startDemo()).toMatchObject({ done: false });
    const { accounts, clusters, demo } = application.laglight.overview();
    expect(accounts).toMatchObject([{ name: 'Demo', isDemo: true, key: null }]);
    expect(clusters).toHaveLength(3);
    expect(demo).toBe(true);
    expect(await application.laglight.removeAccount({ accountId: 'demo' })).toEqual({ done: true });
    expect(application.laglight.overview().accounts).toEqual([]);
  });
});

describe('the list of accounts', () => {
  const [first, second] = ['valid', 'firstClusterOnly'] as const;

  beforeEach(async () => {
    const [one = '', two = ''] = clusterIds();
    await application.add(keyring()[first], two);
    await application.add(keyring()[second], one);
  });

  const names = (): string[] => application.laglight.overview().accounts.map(({ name }) => name);

  it('reads each with its own key, at once', () => {
    const { accounts, clusters } = application.laglight.overview();
    expect(accounts.map(({ health, key }) => [health, key?.key])).toEqual([
      ['healthy', keyring()[first].key],
      ['healthy', keyring()[second].key],
    ]);
    expect(clusters).toHaveLength(2);
  });

  it('is there again after a restart, in its order', async () => {
    const before = names();
    expect(await application.laglight.moveAccount({ accountId: accountId(1), place: 0 })).toEqual({
      done: true,
    });
    await application.restart();
    expect(names()).toEqual(before.toReversed());
    expect(application.account().health).toBe('healthy');
  });

  it('renames without reading anew', async () => {
    const exports = application.exports.length;
    await application.laglight.renameAccount({ accountId: accountId(), name: 'Production' });
    await application.settle();
    expect(application.account()).toMatchObject({ name: 'Production', health: 'healthy' });
    expect(application.exports).toHaveLength(exports);
  });

  it('does not read one that is switched off, and reads it again once it is on', async () => {
    await application.laglight.enableAccount({ accountId: accountId(), isEnabled: false });
    expect(application.account()).toMatchObject({
      isEnabled: false,
      nextReadAt: null,
      refreshRefusal: 'This account is switched off.',
    });
    expect(application.laglight.overview().clusters).toHaveLength(1);
    const exports = application.exports.length;
    await application.passMinutes(2);
    expect(application.exports).toHaveLength(exports + 2);
    await application.laglight.enableAccount({ accountId: accountId(), isEnabled: true });
    await application.settle();
    expect(application.account()).toMatchObject({ isEnabled: true, health: 'healthy' });
  });

  it('lets one fail without touching the other', async () => {
    application.revoke(second);
    await application.passMinutes(1);
    expect(application.account(0)).toMatchObject({ health: 'healthy', failure: null });
    expect(application.account(1)).toMatchObject({
      health: 'needs-key',
      failure: { code: 'key-refused' },
    });
  });

  it('removes an account with its secret', async () => {
    const { key } = keyring()[second];
    expect(await application.laglight.removeAccount({ accountId: accountId(1) })).toEqual({ done: true });
    expect([...application.vault.secrets.keys()]).toEqual([keyring()[first].key]);
    expect(application.file).not.toContain(key);
    expect(names()).toHaveLength(1);
    const exports = application.exports.length;
    await application.passMinutes(1);
    expect(application.exports).toHaveLength(exports + 1);
  });

  it('says so when the keychain does not let go of a secret', async () => {
    application.vault.refusal = 'The keychain is locked.';
    await application.laglight.removeAccount({ accountId: accountId(1) });
    expect(application.laglight.overview().notices).toEqual([
      `The secret of the key ${keyring()[second].key} could not be removed. The keychain is locked.`,
    ]);
  });

  it('keeps no account whose secret cannot be stored', async () => {
    application.vault.refusal = 'The keychain is locked.';
    expect(await application.add(keyring().sibling, 'lkc-other')).toEqual({
      done: false,
      reason: 'The keychain is locked.',
    });
    expect(names()).toHaveLength(2);
    expect(application.laglight.setup().hasSecret).toBe(true);
  });

  it('takes the secret back where the settings cannot be written', async () => {
    const file = join(application.folder, 'settings.json');
    rmSync(file);
    mkdirSync(file);
    const answer = await application.add(keyring().sibling, 'lkc-other');
    expect(answer).toMatchObject({ done: false, reason: expect.stringContaining('settings.json') as string });
    expect(application.vault.secrets.has(keyring().sibling.key)).toBe(false);
    expect(names()).toHaveLength(2);
  });

  it('refuses what it does not know', async () => {
    const { laglight } = application;
    expect(await laglight.renameAccount({ accountId: 'x', name: 'y' })).toEqual(REFUSED);
    expect(await laglight.removeAccount({ accountId: 'x' })).toEqual(REFUSED);
    expect(await laglight.giveSecret({ accountId: 'x', secret: 's' })).toEqual(REFUSED);
  });

  it('reminds of an old key where that is wanted', async () => {
    await application.laglight.setKeyReminder({ accountId: accountId(), days: 90 });
    expect(application.laglight.overview().notices).toEqual([]);
    application.clock.jump(91 * 24 * 60 * 60_000);
    expect(application.account().key).toMatchObject({ isOld: true, remindAfterDays: 90 });
    expect(application.laglight.overview().notices).toEqual([expect.stringContaining('is 91 days old')]);
    await application.laglight.setKeyReminder({ accountId: accountId(), days: null });
    expect(application.account().key).toMatchObject({ isOld: false, remindAfterDays: null });
  });
});

describe('export and import', () => {
  it('brings the accounts to another Laglight, where each asks for its secret', async () => {
    const [first = ''] = clusterIds();
    await application.add(keyring().valid, first);
    const { text } = application.laglight.exportSettings({ format: 'laglight' });
    expect(text).not.toContain(keyring().valid.secret);
    expect(await application.laglight.importSettings({ text })).toEqual({
      done: false,
      reason: 'The file holds no account that is not set up already.',
    });
    await application.laglight.removeAccount({ accountId: accountId() });
    expect(await application.laglight.importSettings({ text })).toEqual({ done: true });
    await application.settle();
    expect(application.account()).toMatchObject({ health: 'needs-key', failure: { code: 'no-secret' } });
    await application.laglight.giveSecret({ accountId: accountId(), secret: keyring().valid.secret });
    await application.settle();
    expect(application.account().health).toBe('healthy');
  });

  it('says what is wrong with a file', async () => {
    expect(await application.laglight.importSettings({ text: 'hello' })).toMatchObject({ done: false });
    expect(application.laglight.overview().accounts).toEqual([]);
  });
});

describe('a secret that is not at hand', () => {
  beforeEach(() => application.add(keyring().valid, ...clusterIds()));

  it('shows what happened and what to do, and reads as soon as the keychain is open', async () => {
    application.vault.isLocked = true;
    await application.restart();
    const account = application.account();
    expect(account).toMatchObject({ health: 'needs-key', failure: { code: 'no-secret' } });
    expect(account.key?.secretProblem).toBe(
      'The keychain is locked. Laglight tries again by itself. If the secret is lost, give it again.',
    );
    expect(account.failure?.causes).toEqual(['The keychain is locked.']);
    expect(application.laglight.overview().sentence).toBe('The secret for all clusters is not at hand.');
    application.vault.isLocked = false;
    await application.passMinutes(2);
    expect(application.account()).toMatchObject({ health: 'healthy', key: { secretProblem: null } });
  });

  it('can be given again, and is used at once', async () => {
    const { key, secret } = keyring().valid;
    application.vault.secrets.delete(key);
    await application.restart();
    await application.passMinutes(10);
    expect(application.account()).toMatchObject({ health: 'needs-key' });
    await application.laglight.giveSecret({ accountId: accountId(), secret });
    await application.settle();
    expect(application.account()).toMatchObject({ health: 'healthy', key: { secretProblem: null } });
  });

  it('ends at once although the keychain does not answer', async () => {
    application.vault.isFrozen = true;
    await application.restart({ settle: false });
    await application.clock.advance(0);
    expect(application.account().refreshRefusal).toBe('It is being read right now.');
    await application.laglight.dispose();
  });

  it('is taken out of the vault once, not at every read', async () => {
    const { reads } = application.vault;
    await application.passMinutes(3);
    expect(application.vault.reads).toBe(reads);
  });
});

describe('rotation of a key', () => {
  const rotate = (next: { readonly key: string; readonly secret: string }) =>
    application.laglight.rotateKey({ accountId: accountId(), key: next.key, secret: next.secret });
  const shownLag = () =>
    application.laglight.overview().clusters.map(({ lagSparkline }) => lagSparkline.values);

  beforeEach(() => application.add(keyring().valid, ...clusterIds()));

  it('takes over after its first good read, keeps what is known, and removes the old secret', async () => {
    await application.passMinutes(2);
    const before = shownLag();
    expect(await rotate(keyring().sibling)).toEqual({ done: true });
    await application.settle();
    expect(application.account().key).toMatchObject({ key: keyring().sibling.key, next: null });
    expect([...application.vault.secrets.keys()]).toEqual([keyring().sibling.key]);
    expect(application.account().health).toBe('healthy');
    expect(shownLag()).toEqual(before);
    expect(application.exports.every((status) => status === 200)).toBe(true);
  });

  it('heals an account whose old key was deleted, without waiting', async () => {
    application.revoke('valid');
    await application.passMinutes(1);
    expect(application.account().health).toBe('needs-key');
    await rotate(keyring().sibling);
    await application.settle();
    expect(application.account()).toMatchObject({
      health: 'healthy',
      key: { key: keyring().sibling.key, next: null },
    });
  });

  it('tells why a new key will not do, and goes on with the old', async () => {
    await rotate({ ...keyring().sibling, secret: 'mistyped' });
    await application.settle();
    expect(application.account()).toMatchObject({
      health: 'healthy',
      failure: null,
      key: {
        key: keyring().valid.key,
        next: { key: keyring().sibling.key, failure: { code: 'key-refused' } },
      },
    });
    const refused = application.exports.filter((status) => status === 401).length;
    await application.passMinutes(10);
    const again = application.exports.filter((status) => status === 401).length - refused;
    expect(again).toBeGreaterThanOrEqual(1);
    expect(again).toBeLessThanOrEqual(2);
  });

  it('does not take over with a key that reads less', async () => {
    await rotate(keyring().firstClusterOnly);
    await application.settle();
    expect(application.account().key).toMatchObject({
      key: keyring().valid.key,
      next: { failure: { code: 'unknown-cluster' } },
    });
    expect(application.laglight.overview().health).toBe('healthy');
  });

  it('can be taken back, with the new secret', async () => {
    await rotate({ ...keyring().sibling, secret: 'mistyped' });
    await application.settle();
    expect(await application.laglight.cancelRotation({ accountId: accountId() })).toEqual({ done: true });
    expect(application.account().key?.next).toBeNull();
    expect([...application.vault.secrets.keys()]).toEqual([keyring().valid.key]);
    expect(await application.laglight.cancelRotation({ accountId: accountId() })).toMatchObject({
      done: false,
    });
  });

  it('goes on after a restart', async () => {
    await rotate({ ...keyring().sibling, secret: 'mistyped' });
    await application.settle();
    application.vault.secrets.set(keyring().sibling.key, keyring().sibling.secret);
    await application.restart();
    expect(application.account().key).toMatchObject({ key: keyring().sibling.key, next: null });
  });

  it('refuses the key in use, and one of another account', async () => {
    expect(await rotate(keyring().valid)).toMatchObject({ done: false });
    await application.add(keyring().firstClusterOnly, 'lkc-elsewhere');
    expect(await rotate(keyring().firstClusterOnly)).toMatchObject({
      done: false,
      reason: expect.stringContaining('already used by the account') as string,
    });
  });
});
