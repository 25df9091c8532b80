import { test } from 'vitest';
import { clusterCharts, emptyCharts } from '../doubles/fake-bridge-charts.ts';
import * as groups from '../doubles/fake-bridge-groups.ts';
import { FakeBridge } from '../doubles/fake-bridge.ts';
import * as data from '../doubles/fake-bridge-data.ts';
import { expectSound, rendererPages } from './renderer-page.ts';

const open = rendererPages();
const [prod, partner, , labs] = data.manyStates.clusters.map(({ id }) => id);

const manyStates = () => {
  const fake = new FakeBridge(data.manyStates);
  fake.chartsAnswer = (stretch) => clusterCharts(stretch, 8);
  return fake;
};
const manyRows = () => {
  const fake = new FakeBridge(data.healthy);
  const summary = data.healthy.clusters[0]!;
  fake.pages.set(summary.id, data.page(summary, { groups: data.groupsTable(15_000), notes: ['Cut off.'] }));
  return fake;
};
const longNames = () => {
  const fake = new FakeBridge(data.longNames);
  for (const cluster of data.longNames.clusters) fake.pages.set(cluster.id, data.longNamePage(cluster));
  fake.chartsAnswer = (stretch) => clusterCharts(stretch, 5, (index) => `${LONG}-${index}`);
  return fake;
};
const LONG = data.longNames.troubled[0]!.group;
const unknownType = () => {
  const fake = new FakeBridge(data.healthy);
  const summary = data.healthy.clusters[0]!;
  const unknown = { limits: groups.unknownLimits, type: null, units: null };
  fake.pages.set(summary.id, data.page(summary, unknown));
  return fake;
};
const paused = () =>
  new FakeBridge({
    ...data.healthy,
    health: 'paused',
    pause: { until: data.NOW + 900_000 },
    sentence: 'Paused.',
  });
const nothingCharted = () => {
  const fake = new FakeBridge(data.oneCluster);
  fake.chartsAnswer = emptyCharts;
  return fake;
};

/** Each state of each screen with a text that shows it has arrived. */
const screens = [
  {
    name: 'healthy',
    fake: () => new FakeBridge(data.healthy),
    hash: '#/',
    shows: 'All 3 clusters are healthy.',
  },
  { name: 'every state', fake: manyStates, hash: '#/', shows: '2 of 6 clusters need attention.' },
  {
    name: 'empty',
    fake: () => new FakeBridge(data.empty),
    hash: '#/',
    shows: 'Paste what Confluent gave you',
  },
  {
    name: 'failed',
    fake: () => new FakeBridge(new Error('x')),
    hash: '#/',
    shows: 'Laglight could not answer',
  },
  { name: 'long names', fake: longNames, hash: '#/', shows: 'All 2 clusters are healthy.' },
  { name: 'one cluster', fake: nothingCharted, hash: '#/', shows: 'Nothing has been reported yet.' },
  { name: 'groups', fake: manyStates, hash: `#/cluster/${prod}/groups`, shows: '40 rows' },
  { name: 'stale cluster', fake: manyStates, hash: `#/cluster/${labs}/topics`, shows: '25 rows' },
  { name: 'key needed', fake: manyStates, hash: `#/cluster/${partner}/principals`, shows: '12 rows' },
  {
    name: 'no rows',
    fake: manyStates,
    hash: `#/cluster/${prod}/requests`,
    shows: 'No requests have been reported',
  },
  {
    name: 'all metrics',
    fake: manyStates,
    hash: `#/cluster/${prod}/metrics`,
    shows: 'Partitions that take too much.',
  },
  { name: '15,000 rows', fake: manyRows, hash: `#/cluster/${prod}/groups`, shows: '15,000 rows' },
  {
    name: 'long names in a table',
    fake: longNames,
    hash: `#/cluster/${data.longNames.clusters[0]!.id}`,
    shows: '40 rows',
  },
  { name: 'limits', fake: manyStates, hash: `#/cluster/${prod}/limits`, shows: '4,500 for each of 4 CKU' },
  {
    name: 'no limits',
    fake: unknownType,
    hash: `#/cluster/${prod}/limits`,
    shows: 'Choose the cluster’s type',
  },
  { name: 'paused', fake: paused, hash: '#/', shows: 'Paused until 12:18' },
  { name: 'stalled group', fake: manyStates, hash: `#/cluster/${prod}/group/billing`, shows: '14 min' },
  { name: 'vanished group', fake: manyStates, hash: `#/cluster/${prod}/group/ledger-sync`, shows: 'Forget' },
  {
    name: 'group with a long name',
    fake: longNames,
    hash: `#/cluster/${data.longNames.clusters[0]!.id}/group/${LONG}`,
    shows: 'Look closer',
  },
  {
    name: 'unknown group',
    fake: manyStates,
    hash: `#/cluster/${prod}/group/x`,
    shows: 'No such consumer group',
  },
  { name: 'unknown cluster', fake: manyStates, hash: '#/cluster/lkc-none', shows: 'No such cluster' },
];

test.each(screens)('$name is accessible, in bounds and within the policy', async ({ fake, hash, shows }) => {
  const opened = await open(fake(), { hash });
  await opened.page.getByText(shows).first().waitFor();
  await expectSound(opened);
});
