import { format, inspect } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { openVault, type VaultOptions } from '../../../main/credentials/keychain-vault.ts';
import { Keychain, KeychainTimeout } from '../../../main/credentials/keychain.ts';
import type { Vault } from '../../../main/credentials/vault.ts';
import { FakeKeytar } from '../../doubles/fake-keytar.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

const ITEM = 'laglight/api-secrets';
const SECRET = 'cflt-very-secret';
const stored = { kind: 'stored' };

let fake: FakeKeytar;
let clock: ManualClock;

beforeEach(() => {
  fake = new FakeKeytar();
  clock = new ManualClock(0);
});

const open = (options: VaultOptions = {}): Promise<Vault> =>
  openVault({
    clock,
    platform: 'linux',
    environment: {},
    loadKeytar: () => Promise.resolve(fake.keytar),
    ...options,
  });

/** The sentence of an answer that is not the good one. */
function sentence(answer: object): string {
  return 'sentence' in answer ? String(answer.sentence) : `no sentence: ${JSON.stringify(answer)}`;
}

describe('the vault in the keychain', () => {
  it('keeps all secrets in one item', async () => {
    const vault = await open();
    expect(await vault.store('K1', 's1')).toEqual(stored);
    expect(await vault.store('K2', 's2')).toEqual(stored);
    expect([...fake.items]).toEqual([[ITEM, '{"K1":"s1","K2":"s2"}']]);
    expect(await vault.remove('K1')).toEqual(stored);
    expect(sentence(await vault.read('K1'))).toContain('it was removed from the item');
    expect(await vault.read('K2')).toEqual({ kind: 'found', secret: 's2' });
    await vault.remove('K2');
    expect(fake.items.size).toBe(0);
  });

  it('loses none of the changes made at the same time', async () => {
    const vault = await open();
    const keys = ['K1', 'K2', 'K3', 'K4', '__proto__'];
    await Promise.all([...keys.map((key) => vault.store(key, `s${key}`)), vault.remove('K2')]);
    expect(JSON.parse(fake.items.get(ITEM) ?? '')).toEqual(
      Object.fromEntries(keys.filter((key) => key !== 'K2').map((key) => [key, `s${key}`])),
    );
  });

  it('asks once for all that read at the same time', async () => {
    const vault = await open();
    await vault.store('K1', 's1');
    fake.calls.length = 0;
    await Promise.all(['K1', 'K2', 'K3'].map((key) => vault.read(key)));
    expect(fake.calls).toEqual(['get api-secrets']);
  });

  it('keeps the secrets of a keychain that is unlocked only by the write', async () => {
    fake.items.set(ITEM, '{"K1":"s1"}');
    fake.isLocked = true;
    fake.unlockOnWrite = true;
    const vault = await open();
    expect(await vault.store('K2', 's2')).toEqual(stored);
    expect([...fake.items]).toEqual([[ITEM, '{"K1":"s1","K2":"s2"}']]);
  });

  it.each(['by hand', '[]', '"s"', 'null', '{"K1":5}'])('leaves an item of the form %s', async (text) => {
    fake.items.set(ITEM, text);
    const vault = await open();
    const answers = [await vault.read('K1'), await vault.store('K1', 's1'), await vault.remove('K1')];
    expect(answers.map(({ kind }) => kind)).toEqual(['unavailable', 'refused', 'refused']);
    for (const answer of answers) {
      expect(sentence(answer)).toContain('holds something that Laglight did not write, and is left as it is');
    }
    expect([...fake.items]).toEqual([[ITEM, text]]);
  });

  it('refuses on Windows what does not fit into one credential, before writing', async () => {
    const vault = await open({ platform: 'win32' });
    // Two bytes each in UTF-8, which is what counts; {"K1":"…"} adds nine.
    expect(await vault.store('K1', 'ü'.repeat(1_275))).toEqual(stored);
    const answer = await vault.store('K2', 's2');
    expect(sentence(answer)).toBe(
      'The keychain holds at most 2560 bytes in one item, and 2 API secrets would be 2569 bytes. ' +
        'Remove an account or an old key first.',
    );
    expect(await vault.read('K1')).toMatchObject({ kind: 'found' });
    expect(await (await open({ platform: 'linux' })).store('K2', 's2')).toEqual(stored);
  });
});

describe('a keychain that does not answer', () => {
  const frozen = 'The keychain does not answer.';

  it('ends each call after 5 s, sends no second one meanwhile, and works again afterwards', async () => {
    const vault = await open();
    await vault.store('K1', 's1');
    fake.calls.length = 0;
    fake.freeze();
    const answers = Promise.all([vault.read('K1'), vault.store('K2', 's2')]);
    await clock.advance(5_000);
    for (const answer of await answers) expect(sentence(answer)).toContain(frozen);
    const later = vault.read('K1');
    await clock.advance(5_000);
    expect(sentence(await later)).toContain(frozen);
    expect(fake.calls).toEqual(['get api-secrets']);
    fake.thaw();
    expect(await vault.read('K1')).toEqual({ kind: 'found', secret: 's1' });
    expect(clock.pending).toBe(0);
  });

  it('does not write any more what it was told to give up', async () => {
    const timeouts = { answerMs: 5_000, unlockMs: 60_000 };
    const keychain = new Keychain({
      keytar: fake.keytar,
      service: 'laglight',
      clock,
      timeouts,
      canAsk: false,
    });
    fake.freeze();
    const sent = expect(keychain.set('a', 'sent')).rejects.toThrow(KeychainTimeout);
    const waiting = expect(keychain.set('a', 'never sent')).rejects.toThrow(KeychainTimeout);
    await clock.advance(5_000);
    await Promise.all([sent, waiting]);
    fake.thaw();
    expect(await keychain.get('a')).toBe('sent');
  });

  it('is waited for 60 s while somebody may be unlocking it, also by those who come later', async () => {
    fake.items.set(ITEM, '{"K1":"s1"}');
    fake.freeze();
    const opening = open({ environment: { DISPLAY: ':0' } });
    await clock.advance(5_000);
    const vault = await opening;
    expect(vault.keeping.kind).toBe('keychain');
    const answer = vault.read('K1');
    await clock.advance(54_000);
    fake.thaw();
    expect(await answer).toEqual({ kind: 'found', secret: 's1' });
    expect(fake.calls).toEqual(['get api-secrets']);
    fake.freeze();
    const second = vault.read('K1');
    await clock.advance(5_000);
    expect(sentence(await second)).toContain(frozen);
  });
});

describe('without a keychain', () => {
  const cases: [string, string][] = [
    ['Cannot autolaunch D-Bus without X11 $DISPLAY', 'There is no session bus'],
    [
      'The name org.freedesktop.secrets was not provided by any .service files',
      'No keychain service runs in this session',
    ],
    ['Something new.', 'The keychain refused: Something new. Try again'],
  ];

  it.each(cases)('that says %j, secrets are kept in memory, with a notice', async (message, reason) => {
    fake.failure = new Error(message);
    const vault = await open();
    expect(vault.keeping.kind).toBe('memory');
    expect(vault.keeping.notice).toContain(
      `API secrets are kept in memory only, until Laglight ends. ${reason}`,
    );
    expect(sentence(await vault.read('K1'))).toContain('must be entered again');
    expect(await vault.store('K1', 's1')).toEqual(stored);
    expect(await vault.read('K1')).toEqual({ kind: 'found', secret: 's1' });
    expect(await vault.remove('K1')).toEqual(stored);
    expect(await vault.read('K1')).toMatchObject({ kind: 'unavailable' });
  });

  it('whose library is missing, the library is named', async () => {
    const vault = await open({
      loadKeytar: () => Promise.reject(new Error('Failed to load keytar native addon, checked …')),
    });
    expect(vault.keeping).toMatchObject({
      kind: 'memory',
      notice: expect.stringContaining('install libsecret (Debian and Ubuntu: libsecret-1-0)') as string,
    });
  });

  it('but one that somebody keeps locked, the keychain stays the vault', async () => {
    fake.failure = new Error('User canceled the operation.');
    const vault = await open({ platform: 'darwin' });
    expect(vault.keeping).toEqual({ kind: 'keychain', notice: undefined });
    expect(sentence(await vault.read('K1'))).toBe('The keychain is locked. Unlock it and try again.');
  });
});

describe('a secret', () => {
  it('is not in what a vault shows of itself', async () => {
    const failing = new FakeKeytar();
    failing.failure = new Error('Cannot autolaunch D-Bus without X11 $DISPLAY');
    for (const { keytar } of [fake, failing]) {
      const vault = await open({ loadKeytar: () => Promise.resolve(keytar) });
      await vault.store('K1', SECRET);
      const shown =
        inspect(vault, { depth: Infinity, showHidden: true }) + format('%s %j %o', vault, vault, vault);
      expect(shown).not.toContain(SECRET);
    }
  });

  it('is not in the sentence of a keychain that repeats it', async () => {
    const vault = await open();
    await vault.store('K1', 's1');
    fake.keytar.setPassword = (_service, _account, text) => Promise.reject(new Error(`cannot store ${text}`));
    const answer = await vault.store('K2', SECRET);
    expect(sentence(answer)).toBe('The keychain refused. Try again, or restart it.');
  });
});
