import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runningFile, writeRunning } from '../../main/hosts/browser/running.ts';
import { builtRenderer } from '../browser/built-renderer.ts';
import { consoleYaml, datakitToml } from './pasted-texts.ts';
import { runLaglight } from './terminal.ts';
import { Whole } from './whole.ts';

/** The folders of a user who has nothing yet. */
let home: string;
let environment: Record<string, string>;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'laglight-home-'));
  environment = { HOME: home, LAGLIGHT_FOLDER: join(home, 'settings'), XDG_RUNTIME_DIR: join(home, 'run') };
});
afterEach(() => rmSync(home, { recursive: true }));

describe('laglight setup beside a Laglight that runs', () => {
  let whole: Whole;

  beforeEach(async () => {
    await builtRenderer();
    whole = new Whole();
    await whole.start({ accounts: [] });
    const { origin, searchParams } = new URL(whole.url);
    const token = searchParams.get('token') ?? '';
    writeRunning(runningFile(environment, 'linux'), { origin, token, pid: process.pid });
  });
  afterEach(() => whole.dispose());

  it.each([
    ["the seed's YAML", consoleYaml],
    ["the seed's TOML", datakitToml],
  ])('makes an account of %s', async (_, textOf) => {
    const { credentials, clusterIds } = whole.simulator;
    const pasted = textOf(credentials, clusterIds);
    const { status, stdout, stderr } = await runLaglight(['setup', '--stdin'], {
      environment,
      input: pasted,
    });
    expect(stderr).toBe('');
    expect(status).toBe(0);
    expect(stdout).toContain(credentials.key);
    expect(stdout).toContain('✓ Key accepted');
    expect(stdout).toContain('Saved.');
    expect(stdout).not.toContain(credentials.secret);
    await whole.passMinute();
    expect(whole.laglight.overview()).toMatchObject({
      sentence: 'All 3 clusters are healthy.',
      accounts: [{ key: { key: credentials.key } }],
    });
  });

  it('finds the clusters where the text names none', async () => {
    const { key, secret } = whole.simulator.keyring.metricsOnly;
    const file = join(home, 'key.txt');
    writeFileSync(file, `${key}\n${secret}\n`);
    const { status, stdout } = await runLaglight(['setup', '--from', file], { environment });
    expect(stdout).toContain(`[x] ${whole.simulator.clusterIds[0]}`);
    expect(status).toBe(0);
    expect(whole.laglight.overview().clusters).toHaveLength(3);
  });

  it('saves nothing where the test fails, and says why', async () => {
    const { credentials, clusterIds } = whole.simulator;
    const input = consoleYaml({ ...credentials, secret: 'cfltMistypedMistypedMistyped' }, clusterIds);
    const { status, stdout } = await runLaglight(['setup', '--stdin'], { environment, input });
    expect(status).toBe(1);
    expect(stdout).toContain(`Confluent refuses the API key ${credentials.key}.`);
    expect(stdout).toContain('Nothing was saved.');
    expect(whole.laglight.overview().accounts).toEqual([]);
    expect(whole.laglight.setup()).toMatchObject({ key: '', hasSecret: false });
  });

  it('refuses a key that is set up already', async () => {
    const { credentials, clusterIds } = whole.simulator;
    const input = consoleYaml(credentials, clusterIds);
    await runLaglight(['setup', '--stdin'], { environment, input });
    const { status, stdout } = await runLaglight(['setup', '--stdin'], { environment, input });
    expect(status).toBe(1);
    expect(stdout).toContain('is already used by the account');
    expect(whole.laglight.overview().accounts).toHaveLength(1);
  });
});

describe('laglight setup alone', () => {
  it.each([
    [['setup'], '', 'use --from FILE or --stdin'],
    [['setup', '--from', '/does/not/exist'], '', '/does/not/exist cannot be read (ENOENT).'],
    [['setup', 'KEY', 'cfltSecret'], '', 'Never give the secret on the command line'],
    [['setup', '--stdin'], 'anything', 'The secret could not be kept beyond this command.'],
    [['status'], '', 'No cluster is set up yet.'],
  ])('%j is told how to go on', async (commandLine, input, told) => {
    const { status, stderr } = await runLaglight(commandLine, { environment, input });
    expect(stderr).toContain(told);
    expect(stderr).not.toContain('cfltSecret');
    expect(status).toBe(64);
  });
});
