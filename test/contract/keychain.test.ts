import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const TOOLS = ['dbus-run-session', 'gnome-keyring-daemon', 'secret-tool'];
const missing = TOOLS.filter((tool) => spawnSync('which', [tool]).status !== 0);
const title =
  missing.length === 0 ? 'the real keychain' : `the real keychain (skipped: no ${missing.join(', ')})`;

/**
 * What the scripts below are made of. The daemon takes its name on the bus some time after it says that it is ready;
 * asking the bus to start it waits for that. A vault whose native call hangs has to be killed, or it stays that long.
 */
const SHELL = `
set -euo pipefail
bus() { dbus-send --session --print-reply=literal --dest=org.freedesktop.DBus / "org.freedesktop.DBus.$@"; }
unlock() {
  printf password | gnome-keyring-daemon --unlock --components=secrets --daemonize >/dev/null 2>&1
  bus StartServiceByName string:org.freedesktop.secrets uint32:0 >/dev/null
}
daemon() { bus GetConnectionUnixProcessID string:org.freedesktop.secrets | sed 's/.*uint32 //'; }
vault() { "$NODE" "$SCRIPT" "$@" || [ $? = 137 ]; }
item() { secret-tool "$@" xdg:schema org.freedesktop.Secret.Generic service laglight account api-secrets; }
count() { secret-tool search --all service laglight 2>/dev/null | grep -c '^label = ' || true; }
`;

/** A bus that can start no service on demand. */
const BARE_BUS = `<busconfig>
  <type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>`;

const kept = { kind: 'keychain' };
const stored = { kind: 'stored' };
const found = (secret: string) => ({ kind: 'found', secret });

describe.skipIf(missing.length > 0)(title, { timeout: 60_000 }, () => {
  let home: string;

  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'laglight-keychain-'));
    mkdirSync(join(home, 'run'), { mode: 0o700 });
  });

  afterEach(() => rmSync(home, { recursive: true, force: true }));

  /** Runs a shell script with `command` before it; the JSON lines it prints. */
  function run(command: readonly string[], script: string): unknown[] {
    const { status, stdout, stderr } = spawnSync('env', [...command, 'bash', '-c', SHELL + script], {
      encoding: 'utf8',
      // No display and no bus of the person who runs the tests.
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        XDG_RUNTIME_DIR: join(home, 'run'),
        NODE: process.execPath,
        SCRIPT: fileURLToPath(import.meta.resolve('./keychain-script.ts')),
      },
    });
    expect(status, stderr).toBe(0);
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as unknown);
  }

  /** In a session bus of its own; the keyrings in `home` outlive it. */
  const session = (script: string): unknown[] => run(['dbus-run-session', '--'], script);

  it('keeps a secret over a restart of Laglight and of the keyring', () => {
    expect(session(`unlock; vault 'store K1 s1' 'read K1'; vault 'read K1'`)).toEqual([
      kept,
      stored,
      found('s1'),
      kept,
      found('s1'),
    ]);
    expect(session(`unlock; vault 'read K1'`)).toEqual([kept, found('s1')]);
  });

  it('keeps all secrets in one item, also those stored at the same time', () => {
    const item = { K1: 's1', K3: 'ü"\\' };
    const script = `
      unlock
      vault 'store K1 s1 & store K2 s2 & store K3 ü"\\' 'remove K2' 'read K2'
      item lookup
      printf '\\n'
      count`;
    expect(session(script)).toEqual([
      kept,
      stored,
      stored,
      stored,
      stored,
      { kind: 'missing', sentence: expect.stringContaining('it was removed') as string },
      item,
      1,
    ]);
  });

  it('is left without an item when the last secret is removed', () => {
    const script = `
      unlock
      vault 'store K1 s1' 'remove K1'
      count`;
    expect(session(script)).toEqual([kept, stored, stored, 0]);
  });

  it('is locked: nothing is read, stored or removed, and nothing is lost', () => {
    session(`unlock; vault 'store K1 s1'`);
    const refused = { kind: 'refused', sentence: 'The keychain is locked. Unlock it and try again.' };
    expect(session(`vault 'read K1' 'store K2 s2' 'remove K1'`)).toEqual([
      kept,
      {
        kind: 'missing',
        sentence:
          'The keychain gives no secret for key K1: it is locked, or its item was removed. Unlock it and try again, ' +
          'or enter the secret again.',
      },
      refused,
      refused,
    ]);
    expect(session(`unlock; vault 'read K1'`)).toEqual([kept, found('s1')]);
  });

  it('lost the item by hand: that is said, and storing it again helps', () => {
    const script = `
      unlock
      vault 'store K1 s1'
      item clear
      vault 'read K1' 'store K1 s1' 'read K1'`;
    expect(session(script).slice(2)).toEqual([
      kept,
      {
        kind: 'missing',
        sentence: expect.stringContaining('it is locked, or its item was removed') as string,
      },
      stored,
      found('s1'),
    ]);
  });

  it('holds an item of another form: that is said, and the item left', () => {
    const script = `
      unlock
      printf 'by hand' | item store --label=laglight
      vault 'read K1' 'store K1 s1'
      printf '"%s"' "$(item lookup)"`;
    const sentence = expect.stringContaining('something that Laglight did not write') as string;
    expect(session(script)).toEqual([
      kept,
      { kind: 'unavailable', sentence },
      { kind: 'refused', sentence },
      'by hand',
    ]);
  });

  it("holds another program's item under our name without an account", () => {
    const script = `
      unlock
      printf other | secret-tool store --label=other service laglight
      vault 'store K1 s1' 'read K1'`;
    expect(session(script)).toEqual([kept, stored, found('s1')]);
  });

  it('has no keyring yet and no screen to ask for one: a secret is refused', () => {
    expect(session(`vault 'store K1 s1'`)).toEqual([
      kept,
      { kind: 'refused', sentence: expect.stringContaining('has no keyring to put a secret in') as string },
    ]);
  });

  it('is frozen: each call ends in time, and works again once it thaws', () => {
    const script = `
      unlock
      vault 'store K1 s1'
      pid=$(daemon)
      trap 'kill -CONT "$pid"' EXIT
      kill -STOP "$pid"
      ANSWER_MS=500 vault 'read K1' 'store K1 s2'
      kill -CONT "$pid"
      vault 'read K1'`;
    const sentence = expect.stringMatching(/^The keychain does not answer\./) as string;
    expect(session(script).slice(2)).toEqual([
      kept,
      { kind: 'unavailable', sentence },
      { kind: 'refused', sentence },
      kept,
      found('s1'),
    ]);
  });

  const inMemory = (reason: string) => ({
    kind: 'memory',
    notice: expect.stringContaining(`until Laglight ends. ${reason}`) as string,
  });
  const unavailable = {
    kind: 'unavailable',
    sentence: expect.stringContaining('must be entered again') as string,
  };

  it('has no session bus: secrets stay in memory, with a notice', () => {
    expect(run([], `vault 'read K1' 'store K1 s1' 'read K1'`)).toEqual([
      inMemory('There is no session bus'),
      unavailable,
      stored,
      found('s1'),
    ]);
  });

  it('has no service on the bus: secrets stay in memory, with a notice', () => {
    const configuration = join(home, 'bus.xml');
    writeFileSync(configuration, BARE_BUS);
    expect(
      run(['dbus-run-session', `--config-file=${configuration}`, '--'], `vault 'store K1 s1' 'read K1'`),
    ).toEqual([inMemory('No keychain service runs'), stored, found('s1')]);
  });
});
