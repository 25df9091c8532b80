import type { Page } from 'playwright';
import { test } from 'vitest';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import * as setup from '../doubles/fake-bridge-setup.ts';
import { expectSound, rendererPages } from './renderer-page.ts';

const open = rendererPages();
const settingUp = (state: typeof setup.blankSetup | FakeBridge['setup']) => () =>
  new FakeBridge(data.empty, state);
const accounts = () => new FakeBridge(data.manyAccounts);

interface Screen {
  readonly name: string;
  readonly fake: () => FakeBridge;
  readonly hash: string;
  /** A text that shows it has arrived. */
  readonly shows: string;
  /** What opens before it is looked at. */
  readonly open?: (page: Page) => Promise<void>;
}

const screens: readonly Screen[] = [
  { name: 'nothing typed', fake: settingUp(setup.blankSetup), hash: '#/setup', shows: 'Or type it' },
  { name: 'pasted', fake: settingUp(setup.pastedSetup), hash: '#/setup/paste', shows: 'Left aside' },
  {
    name: 'not understood',
    fake: settingUp(setup.unreadableSetup),
    hash: '#/setup/paste',
    shows: setup.unreadableSetup.problem.title,
  },
  {
    name: 'no keychain',
    fake: settingUp({ ...setup.blankSetup, keeping: { kind: 'memory', notice: setup.IN_MEMORY } }),
    hash: '#/setup/paste',
    shows: setup.IN_MEMORY,
  },
  {
    name: 'no cluster yet',
    fake: settingUp({ ...setup.pastedSetup, clusters: [] }),
    hash: '#/setup/clusters',
    shows: 'No cluster yet.',
  },
  {
    name: 'finding clusters',
    fake: settingUp({ ...setup.pastedSetup, finding: { status: 'running', remarks: [], failure: null } }),
    hash: '#/setup/clusters',
    shows: 'Asking Confluent',
  },
  {
    name: 'clusters not found',
    fake: settingUp(setup.notFoundSetup),
    hash: '#/setup/clusters',
    shows: 'Clusters can still be added by id.',
  },
  {
    name: 'clusters, one unfolded',
    fake: settingUp(setup.foundSetup),
    hash: '#/setup/clusters',
    shows: '2 of 3 chosen',
    open: (page) => page.getByText('Name, colour, type').nth(1).click(),
  },
  {
    name: 'clusters with long names',
    fake: settingUp(setup.longSetup),
    hash: '#/setup/clusters',
    shows: '30 of 30 chosen',
    open: (page) => page.getByText('Name, colour, type').first().click(),
  },
  {
    name: 'not tested',
    fake: settingUp(setup.foundSetup),
    hash: '#/setup/test',
    shows: 'This sends the key to Confluent',
  },
  { name: 'testing', fake: settingUp(setup.testingSetup), hash: '#/setup/test', shows: 'running' },
  { name: 'test failed', fake: settingUp(setup.failedSetup), hash: '#/setup/test', shows: 'failed' },
  { name: 'test passed', fake: settingUp(setup.passedSetup), hash: '#/setup/test', shows: '1.20' },
  { name: 'accounts', fake: accounts, hash: '#/accounts', shows: 'Its key comes from the environment' },
  {
    name: 'accounts, all unfolded',
    fake: accounts,
    hash: '#/accounts',
    shows: 'Acme labs',
    async open(page) {
      await page.getByRole('button', { name: 'Rename Acme labs' }).click();
      await page.getByRole('button', { name: 'Remove…' }).first().click();
      await page.getByRole('button', { name: 'Change key…' }).first().click();
    },
  },
  {
    name: 'no account',
    fake: () => new FakeBridge(data.empty),
    hash: '#/accounts',
    shows: 'No account yet',
  },
];

test.each(screens)('$name is accessible, in bounds and within the policy', async (screen) => {
  const opened = await open(screen.fake(), { hash: screen.hash });
  await opened.page.getByText(screen.shows).first().waitFor();
  await screen.open?.(opened.page);
  await expectSound(opened);
});
