import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SetupState } from '../../../preload/contract.ts';
import { RunningApplication } from './running-application.ts';

let application: RunningApplication;
beforeEach(async () => {
  application = new RunningApplication();
  await application.start();
});
afterEach(() => application.dispose());

const keyring = () => application.simulator.keyring;
const clusterIds = () => application.simulator.clusterIds;

/** What Confluent's console shows, for a key of the simulator and some clusters. */
function pasted(ids: readonly string[], { key, secret } = keyring().valid): string {
  return [
    'scrape_configs:',
    '  - job_name: Confluent Cloud',
    '    basic_auth:',
    `      username: ${key}`,
    `      password: ${secret}`,
    '    params:',
    `      "resource.kafka.id": [${ids.join(', ')}]`,
  ].join('\n');
}

const shown = ({ clusters }: SetupState): [string, boolean, string][] =>
  clusters.map(({ id, isChosen, source }) => [id, isChosen, source]);

describe('pasting', () => {
  it('takes key, secret and clusters, sends nothing, and never shows the secret', () => {
    const [first = ''] = clusterIds();
    const state = application.laglight.setupPaste({ text: pasted([first]) });
    expect(state).toMatchObject({
      step: 'paste',
      key: keyring().valid.key,
      hasSecret: true,
      problem: null,
      unfinished: null,
    });
    expect(shown(state)).toEqual([[first, true, 'pasted']]);
    expect(JSON.stringify(state)).not.toContain(keyring().valid.secret);
    expect(application.simulator.requests.count).toBe(0);
  });

  it('says what is wrong with a text, and keeps what was typed', () => {
    application.laglight.setupEdit({ key: 'TYPED' });
    const state = application.laglight.setupPaste({ text: 'hello' });
    expect(state).toMatchObject({ key: 'TYPED', reading: null });
    expect(state.problem?.advice).not.toBe('');
  });

  it('drops the secret where another key is typed', () => {
    application.laglight.setupPaste({ text: pasted(clusterIds()) });
    expect(application.laglight.setupEdit({ key: 'OTHER' })).toMatchObject({ hasSecret: false });
  });
});

describe('finding clusters', () => {
  it('adds what Confluent tells to the clusters that were pasted, and chooses no more', async () => {
    const [first = '', second = '', third = ''] = clusterIds();
    application.laglight.setupPaste({ text: pasted([second]) });
    expect(application.laglight.setupFind()).toMatchObject({
      step: 'clusters',
      finding: { status: 'running' },
    });
    const state = await application.wizardDone();
    expect(state.finding).toMatchObject({ status: 'done', failure: null });
    expect(shown(state)).toEqual([
      [second, true, 'pasted'],
      [first, false, 'found'],
      [third, false, 'found'],
    ]);
    expect(state.clusters.every(({ name, type }) => name !== null && type !== null)).toBe(true);
  });

  it('chooses all where none was pasted', async () => {
    application.laglight.setupPaste({ text: pasted([]) });
    application.laglight.setupFind();
    expect((await application.wizardDone()).clusters.map(({ isChosen }) => isChosen)).toEqual([
      true,
      true,
      true,
    ]);
  });

  it('says so of a pasted cluster that the key does not read', async () => {
    application.laglight.setupPaste({ text: pasted(['lkc-gone']) });
    application.laglight.setupFind();
    const { finding } = await application.wizardDone();
    expect(finding.remarks.join()).toContain('lkc-gone is not among the clusters of this key');
  });

  it('fails with causes, and lets ids be typed all the same', async () => {
    application.laglight.setupEdit({ key: keyring().valid.key, secret: 'wrong' });
    application.laglight.setupFind();
    const { finding } = await application.wizardDone();
    expect(finding).toMatchObject({ status: 'failed', failure: { code: 'key-refused' } });
    expect(shown(application.laglight.setupClusters({ edits: [{ id: ' lkc-typed ' }] }))).toEqual([
      ['lkc-typed', true, 'typed'],
    ]);
  });

  it('asks for the key first', () => {
    expect(application.laglight.setupFind().finding).toMatchObject({
      status: 'failed',
      remarks: ['Give the key and its secret first.'],
    });
    expect(application.simulator.requests.count).toBe(0);
  });

  it('forgets what another key found', async () => {
    application.laglight.setupPaste({ text: pasted([]) });
    application.laglight.setupFind();
    await application.wizardDone();
    const { key, secret } = keyring().firstClusterOnly;
    expect(application.laglight.setupEdit({ key, secret })).toMatchObject({
      clusters: [],
      finding: { status: 'idle' },
    });
  });
});

describe('testing the connection', () => {
  it('shows each stage as it goes', async () => {
    application.laglight.setupPaste({ text: pasted(clusterIds()) });
    const seen = new Set<string>();
    application.laglight.onChanged(() => {
      for (const { id, status } of application.laglight.setup().stages) seen.add(`${id} ${status}`);
    });
    application.laglight.setupTest();
    const state = await application.wizardDone();
    expect(state).toMatchObject({ step: 'test', test: { status: 'done', failure: null } });
    expect([...seen]).toEqual(expect.arrayContaining(['key running', 'key passed', 'samples passed']));
  });

  it('names the causes of a failure, and does not stand in the way', async () => {
    application.laglight.setupPaste({ text: pasted(clusterIds(), { ...keyring().valid, secret: 'wrong' }) });
    application.laglight.setupTest();
    const state = await application.wizardDone();
    expect(state.test).toMatchObject({ status: 'failed', failure: { code: 'key-refused' } });
    expect(state.test.remarks.join()).toContain('finished all the same');
    expect(state.unfinished).toBeNull();
    expect(await application.laglight.setupFinish()).toEqual({ done: true });
  });

  it('is forgotten once other clusters are chosen', async () => {
    application.laglight.setupPaste({ text: pasted(clusterIds()) });
    application.laglight.setupTest();
    await application.wizardDone();
    expect(
      application.laglight.setupClusters({ edits: [{ id: clusterIds()[0]!, isChosen: false }] }),
    ).toMatchObject({
      test: { status: 'idle' },
      stages: [],
    });
  });
});

describe('finishing', () => {
  it.each([
    ['nothing', {}, [], 'The API key is missing.'],
    ['a key alone', { key: 'K' }, [], 'The secret of the key K is missing.'],
    ['no cluster', { key: 'K', secret: 's' }, [], 'No cluster is chosen.'],
    ['enough', { key: 'K', secret: 's' }, ['lkc-1'], null],
  ])('with %s', async (_, edit, ids, unfinished) => {
    application.laglight.setupEdit(edit);
    for (const id of ids) application.laglight.setupClusters({ edits: [{ id }] });
    expect(application.laglight.setup().unfinished).toBe(unfinished);
    const answer = await application.laglight.setupFinish();
    expect(answer).toEqual(unfinished === null ? { done: true } : { done: false, reason: unfinished });
  });

  it('keeps the choice and shows it', async () => {
    const [first = ''] = clusterIds();
    application.laglight.setupPaste({ text: pasted([first]) });
    application.laglight.setupFind();
    await application.wizardDone();
    application.laglight.setupClusters({ edits: [{ id: first, nickname: ' Orders ', colour: 'red' }] });
    application.laglight.setupClusters({ edits: [{ id: first, type: 'Dedicated', units: 4 }] });
    expect(await application.laglight.setupFinish()).toEqual({ done: true });
    await application.settle();
    const [cluster] = application.laglight.overview().clusters;
    expect(cluster).toMatchObject({ id: first, name: 'Orders', colour: 'red', health: 'healthy' });
    expect(cluster?.kind).toMatch(/^Dedicated, 4 CKU · \S+ \S+$/);
    expect(application.laglight.setup()).toMatchObject({ step: 'paste', key: '', hasSecret: false });
    expect(application.file).not.toContain(keyring().valid.secret);
  });

  it.each([
    ['the name that was given', [0], 'Mine', 'Mine'],
    ['their environment, where it is one', [0, 1], '', 'production'],
    ['the first of them', [0, 2], '', 'prod-eu and 1 more'],
  ])('calls the account by %s', async (_, chosen, name, expected) => {
    application.laglight.setupPaste({ text: pasted(chosen.map((index) => clusterIds()[index]!)) });
    application.laglight.setupEdit({ name });
    application.laglight.setupFind();
    await application.wizardDone();
    await application.laglight.setupFinish();
    expect(application.account().name).toBe(expected);
  });

  it('refuses a key and a cluster that another account has, by its name', async () => {
    const [first = '', second = ''] = clusterIds();
    await application.add(keyring().valid, first);
    const { name } = application.account();
    const again = application.laglight.setupPaste({ text: pasted([second]) });
    expect(again.unfinished).toBe(`The key ${keyring().valid.key} is already used by the account “${name}”.`);
    const shared = application.laglight.setupPaste({ text: pasted([first], keyring().sibling) });
    expect(shared.unfinished).toBe(`${first} is already read by the account “${name}”: leave it out here.`);
  });

  it('survives a restart without the secret', async () => {
    const [first = ''] = clusterIds();
    application.laglight.setupPaste({ text: pasted([first]) });
    application.laglight.setupClusters({ edits: [{ id: first, nickname: 'Orders', colour: 'blue' }] });
    await application.restart();
    const { key } = keyring().valid;
    expect(application.laglight.setup()).toMatchObject({
      step: 'paste',
      key,
      hasSecret: false,
      clusters: [{ id: first, nickname: 'Orders', colour: 'blue', isChosen: true, type: null }],
      unfinished: `The secret of the key ${key} is missing.`,
    });
    expect(application.file).not.toContain(keyring().valid.secret);
    application.laglight.setupDiscard();
    await application.restart();
    expect(application.laglight.setup().key).toBe('');
  });

  it('can be left and taken up again, or given up', () => {
    application.laglight.setupPaste({ text: pasted(clusterIds()) });
    application.laglight.setupStep({ step: 'clusters' });
    expect(application.laglight.setup()).toMatchObject({ step: 'clusters', hasSecret: true });
    expect(application.laglight.setupDiscard()).toMatchObject({
      step: 'paste',
      clusters: [],
      hasSecret: false,
    });
  });
});
