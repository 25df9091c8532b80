import { test } from 'vitest';
import type { Overview } from '../../preload/contract.ts';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { expectSound, rendererPages } from './renderer-page.ts';

const open = rendererPages();

const { clusters } = data.healthy;
const twelve = Array.from({ length: 12 }, (_, place) =>
  data.cluster(`cluster-${place}`, { id: `lkc-${place}` }),
);

interface Screen {
  readonly name: string;
  readonly overview: Overview | Error;
  /** A text that shows it has arrived. */
  readonly shows: string;
}

/** Each state of the glance window. */
const screens: readonly Screen[] = [
  { name: 'healthy', overview: data.healthy, shows: 'All 3 clusters are healthy.' },
  { name: 'every state', overview: data.manyStates, shows: 'Being read for the first time.' },
  { name: 'first use', overview: data.empty, shows: 'Nothing to watch yet' },
  { name: 'long names', overview: data.longNames, shows: '2 groups need a look' },
  { name: 'twelve clusters', overview: { ...data.healthy, clusters: twelve }, shows: 'cluster-11' },
  {
    name: 'offline',
    overview: {
      ...data.healthy,
      health: 'stale',
      sentence: 'Offline since 11:43.',
      clusters: clusters.map((cluster) => ({ ...cluster, health: 'stale', failure: data.RATE_LIMITED })),
    },
    shows: 'Offline since 11:43.',
  },
  {
    name: 'paused',
    overview: { ...data.healthy, health: 'paused', sentence: 'Paused.', pause: { until: null } },
    shows: 'Resume',
  },
  {
    name: 'key refused',
    overview: { ...data.manyAccounts, clusters: [], troubled: [], pinned: [], away: null },
    shows: 'Accounts that cannot be read',
  },
  {
    name: 'all switched off',
    overview: { ...data.healthy, accounts: [{ ...data.account, isEnabled: false }], clusters: [] },
    shows: 'No cluster is being read',
  },
  { name: 'not answered', overview: new Error('x'), shows: 'Laglight could not answer' },
];

test.each(screens)('$name is accessible, in bounds and within the policy', async ({ overview, shows }) => {
  const opened = await open(new FakeBridge(overview), { hash: '#/glance', width: 360 });
  await opened.page.getByText(shows).first().waitFor();
  await expectSound(opened);
});
