import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Simulator } from '../../main/simulator/simulator.ts';
import { EXPORT_FORMATS, requestParsers, type Overview } from '../../preload/contract.ts';
import { builtRenderer } from '../browser/built-renderer.ts';
import { consoleYaml } from './pasted-texts.ts';
import { ENTRY, runLaglight } from './terminal.ts';

/** Every form in which a secret may show itself. */
function formsOf({ key, secret }: { readonly key: string; readonly secret: string }): string[] {
  return [
    secret,
    encodeURIComponent(secret),
    btoa(secret),
    btoa(`${key}:${secret}`),
    Buffer.from(secret).toString('hex'),
    // The core of it, wherever it begins in a base64 text.
    btoa(`${key}:${secret}`).slice(24, -4),
  ];
}

/** All that is written below a folder, with the names. */
function writtenBelow(folder: string): string {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));
  return files
    .map((file) => (statSync(file).isFile() ? `${file}\n${readFileSync(file, 'latin1')}` : file))
    .join('\n');
}

/**
 * One run of the whole as a user sees it: `serve` without an account, set-up by paste, reads, faults, a rotation that
 * fails, export, status. Everything that came out of it anywhere is kept under a name.
 */
describe('the secret after a full run', () => {
  const simulator = new Simulator();
  const home = mkdtempSync(join(tmpdir(), 'laglight-hunt-'));
  const found: Record<string, string> = {};
  const secrets = [simulator.keyring.valid, simulator.keyring.sibling];
  let server: ChildProcess;
  let origin = '';
  let token = '';

  async function ask(question: string, request: unknown): Promise<unknown> {
    const response = await fetch(`${origin}/api/${question}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const text = await response.text();
    found[`answers to ${question}`] = `${found[`answers to ${question}`] ?? ''}\n${text}`;
    return (JSON.parse(text) as { value?: unknown }).value;
  }

  async function until(isSo: (overview: Overview) => boolean): Promise<Overview> {
    for (;;) {
      const overview = (await ask('overview', null)) as Overview;
      if (isSo(overview)) return overview;
      await delay(50);
    }
  }

  /** Asks everything there is to ask without changing anything. */
  async function askAll(clusterId: string): Promise<void> {
    await ask('cluster', { clusterId });
    await ask('charts', { clusterId });
    await ask('setup', null);
    for (const format of EXPORT_FORMATS) await ask('exportSettings', { format });
    await ask('preferences', null);
    const { accounts } = (await ask('overview', null)) as Overview;
    for (const hashNames of [false, true]) {
      await ask('saveDiagnostics', { hashNames });
      for (const { id: accountId } of accounts) await ask('saveLastScrape', { accountId, hashNames });
    }
  }

  /** Sends every question a secret in the wrong places. */
  async function askWrongly(secret: string): Promise<void> {
    for (const question of Object.keys(requestParsers)) {
      await ask(question, secret);
      await ask(question, { [secret]: secret });
      await ask(question, {
        accountId: secret,
        format: secret,
        colour: secret,
        id: 7,
        days: secret,
        text: { secret },
      });
    }
  }

  beforeAll(async () => {
    await builtRenderer();
    const { url } = await simulator.listen();
    const environment = {
      HOME: home,
      LAGLIGHT_FOLDER: join(home, 'settings'),
      XDG_RUNTIME_DIR: join(home, 'run'),
      LAGLIGHT_TELEMETRY_URL: url,
      LAGLIGHT_CLOUD_URL: url,
    };
    server = spawn(process.execPath, [ENTRY, 'serve', '--port', '0', '--no-open'], {
      env: { PATH: process.env['PATH'], ...environment },
    });
    const note = (place: string, data: Buffer): string =>
      (found[place] = (found[place] ?? '') + data.toString());
    server.stderr?.on('data', (data: Buffer) => note('stderr of serve', data));
    const started = new Promise<URL>((resolve) => {
      server.stdout?.on('data', (data: Buffer) => {
        const address = /http:\S+token=\S+/.exec(note('stdout of serve', data))?.[0];
        if (address) resolve(new URL(address));
      });
    });
    const address = await started;
    origin = address.origin;
    token = address.searchParams.get('token') ?? '';

    const { valid, sibling } = simulator.keyring;
    const [clusterId = ''] = simulator.clusterIds;
    const pasted = consoleYaml(valid, simulator.clusterIds);

    // Left half-way, with the secret inside, and looked at.
    await ask('setupPaste', { text: pasted });
    await ask('setupPaste', { text: `${pasted}\n  bad: [${valid.secret}` });
    await ask('setupFind', null);
    await ask('setup', null);
    await ask('setupDiscard', null);

    const setup = await runLaglight(['setup', '--stdin'], { environment, input: pasted });
    found['setup in a terminal'] = JSON.stringify(setup);
    const { accounts } = await until(({ health }) => health === 'healthy');
    const accountId = accounts[0]?.id ?? '';
    await ask('setPreferences', { logLevel: 'debug' });
    await ask('setPreferences', { proxy: `http://${valid.key}:${encodeURIComponent(valid.secret)}@proxy:1` });
    // Names of the user's own making go to the log with what is refused.
    await ask('renameAccount', { accountId: valid.secret, name: valid.secret });
    await askAll(clusterId);

    await ask('rotateKey', { accountId, key: sibling.key, secret: `${sibling.secret}x` });
    await until(({ accounts: [account] }) => Boolean(account?.key?.next?.failure));
    simulator.start('html-page');
    await ask('giveSecret', { accountId, secret: valid.secret });
    await until(({ clusters }) => clusters.some(({ failure }) => failure !== null));
    await askAll(clusterId);
    await askWrongly(valid.secret);

    for (const options of [[], ['--json']]) {
      found[`status ${options.join()}`] = JSON.stringify(
        await runLaglight(['status', ...options], { environment }),
      );
    }
    for (const command of [['diagnose'], ['diagnose', '--hash'], ['save-scrape']]) {
      found[command.join(' ')] = JSON.stringify(await runLaglight(command, { environment }));
    }
    const wrong = await runLaglight(['setup', valid.key, valid.secret], { environment });
    found['setup with arguments'] = JSON.stringify(wrong);
    const commandLine = `/proc/${server.pid}/cmdline`;
    if (existsSync(commandLine)) found['arguments of serve'] = readFileSync(commandLine, 'utf8');
    found['files while running'] = writtenBelow(home);
    server.kill('SIGTERM');
    await once(server, 'close');
    found['files afterwards'] = writtenBelow(home);
  });
  afterAll(async () => {
    server.kill('SIGKILL');
    await simulator.close();
    rmSync(home, { recursive: true });
  });

  it('was really used', () => {
    expect(found['setup in a terminal']).toContain('Saved.');
    expect(found['files afterwards']).toContain(simulator.keyring.valid.key);
    expect(found['answers to exportSettings']).toContain(simulator.keyring.valid.key);
    expect(found['answers to saveDiagnostics']).toContain('A read failed.');
    expect(found['answers to saveLastScrape']).toContain('confluent_kafka_server_consumer_lag_offsets');
    expect(found['files afterwards']).toContain('laglight.jsonl');
    expect(found['files afterwards']).toContain('An order was refused.');
    expect(found['diagnose']).toContain('writtenAt');
    expect(simulator.requests.last.some(({ status }) => status === 200)).toBe(true);
  });

  it('is nowhere', () => {
    const leaks = Object.entries(found)
      .filter(([, text]) => secrets.flatMap(formsOf).some((form) => text.includes(form)))
      .map(([place]) => place);
    expect(leaks).toEqual([]);
  });
});
