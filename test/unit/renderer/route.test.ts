import { expect, test } from 'vitest';
import { clusterHref, parseRoute } from '../../../renderer/route.ts';

test.each([
  ['', { view: 'overview' }],
  ['#/', { view: 'overview' }],
  ['#/nowhere', { view: 'overview' }],
  ['#/cluster/', { view: 'overview' }],
  ['#/cluster/lkc-1', { view: 'cluster', clusterId: 'lkc-1', tab: 'groups' }],
  ['#/cluster/lkc-1/topics', { view: 'cluster', clusterId: 'lkc-1', tab: 'topics' }],
  ['#/cluster/lkc-1/unheard-of', { view: 'cluster', clusterId: 'lkc-1', tab: 'groups' }],
  ['#/cluster/%E0%A4%A/topics', { view: 'cluster', clusterId: '%E0%A4%A', tab: 'topics' }],
])('%s', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('an address leads back to the cluster it was made for, whatever its id holds', () => {
  const clusterId = 'odd/id #%';
  expect(parseRoute(clusterHref(clusterId, 'metrics'))).toEqual({
    view: 'cluster',
    clusterId,
    tab: 'metrics',
  });
});
