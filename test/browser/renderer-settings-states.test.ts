import { test } from 'vitest';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { historyState, preferencesView } from '../doubles/fake-bridge-preferences.ts';
import { expectSound, rendererPages } from './renderer-page.ts';

const open = rendererPages();

/** Everything there is, with something wrong at each. */
function troubled(): FakeBridge {
  const fake = new FakeBridge(data.manyAccounts);
  const long = `/home/kim/${'a-folder-in-a-folder/'.repeat(12)}`;
  fake.preferencesAnswer = {
    ...preferencesView,
    preferences: {
      ...preferencesView.preferences,
      shortcut: 'Control+Alt+Shift+L',
      proxy: 'http://proxy.example.com:3128',
      caFile: `${long}ca.pem`,
    },
    isDesktop: true,
    platform: 'darwin',
    folder: long,
    settingsFile: `${long}settings.json`,
    problems: {
      shortcut: 'Control+Alt+Shift+L is taken by another program. Choose another combination.',
      startAtLogin: 'macOS wants your consent: allow Laglight in System Settings → General → Login Items.',
      proxy: 'The proxy of the settings cannot be used.',
      dataFolder: `${long} cannot be written.`,
    },
  };
  fake.historyAnswer = {
    ...historyState,
    problem: 'The disk is full: nothing is kept now. Free some space; Laglight goes on by itself.',
    backFill: data.manyStates.backFill,
  };
  return fake;
}

/** In the demo nothing is kept. */
function keptNowhere(): FakeBridge {
  const fake = new FakeBridge({ ...data.healthy, accounts: [] });
  fake.preferencesAnswer = { ...preferencesView, folder: '', settingsFile: '' };
  fake.historyAnswer = { ...historyState, folder: '', bytes: 0, oldest: null };
  return fake;
}

const screens = [
  { name: 'in a browser', fake: () => new FakeBridge(data.healthy), shows: '84.2 MB of at most 2.00 GB' },
  { name: 'in trouble everywhere', fake: troubled, shows: 'The disk is full' },
  { name: 'where nothing is kept', fake: keptNowhere, shows: 'Nothing is kept yet.' },
];

test.each(screens)('$name the settings are accessible, in bounds and within the policy', async (screen) => {
  const opened = await open(screen.fake(), { hash: '#/settings' });
  await opened.page.getByText(screen.shows).waitFor();
  await expectSound(opened);
});

test.each(['light', 'dark'] as const)('%s is accessible on a system of the other kind', async (theme) => {
  const fake = new FakeBridge(data.healthy);
  fake.preferencesAnswer = {
    ...preferencesView,
    preferences: { ...preferencesView.preferences, theme },
  };
  const opened = await open(fake, { hash: '#/settings' });
  await opened.page.getByText('84.2 MB').waitFor();
  await expectSound(opened);
});
