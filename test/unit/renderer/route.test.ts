import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clusterHref, groupHref, parseRoute } from '../../../renderer/route.ts';

test.each([
  ['', { view: 'overview' }],
  ['#/', { view: 'overview' }],
  ['#/nowhere', { view: 'overview' }],
  ['#/settings', { view: 'settings' }],
  ['#/glance', { view: 'glance' }],
  ['#/cluster/', { view: 'overview' }],
  ['#/cluster/lkc-1', { view: 'cluster', clusterId: 'lkc-1', tab: 'groups', filter: '' }],
  ['#/cluster/lkc-1/topics', { view: 'cluster', clusterId: 'lkc-1', tab: 'topics', filter: '' }],
  ['#/cluster/lkc-1/unheard-of', { view: 'cluster', clusterId: 'lkc-1', tab: 'groups', filter: '' }],
  ['#/alerts', { view: 'alerts', part: 'active', id: null }],
  ['#/alerts/active/%5B%22a%2Fb%22%5D', { view: 'alerts', part: 'active', id: '["a/b"]' }],
  ['#/alerts/rules/', { view: 'alerts', part: 'rules', id: null }],
  ['#/alerts/new-rule/own-1', { view: 'alerts', part: 'new-rule', id: 'own-1' }],
  ['#/alerts/unheard-of', { view: 'alerts', part: 'active', id: null }],
  ['#/cluster/lkc-1/topics/a%2Fb', { view: 'cluster', clusterId: 'lkc-1', tab: 'topics', filter: 'a/b' }],
  ['#/cluster/lkc-1/group/a%2Fb', { view: 'group', clusterId: 'lkc-1', group: 'a/b' }],
  ['#/cluster/lkc-1/group/', { view: 'cluster', clusterId: 'lkc-1', tab: 'groups', filter: '' }],
  ['#/cluster/%E0%A4%A/topics', { view: 'cluster', clusterId: '%E0%A4%A', tab: 'topics', filter: '' }],
])('%s', (hash, route) => {
  expect(parseRoute(hash)).toEqual(route);
});

test('an address leads back to what it was made for, whatever ids and names hold', () => {
  const names = fc
    .string({ minLength: 1, maxLength: 255, unit: 'binary' })
    .filter((name) => name.isWellFormed());
  fc.assert(
    fc.property(names, names, (clusterId, name) => {
      expect(parseRoute(clusterHref(clusterId, 'topics', name))).toEqual({
        view: 'cluster',
        clusterId,
        tab: 'topics',
        filter: name,
      });
      expect(parseRoute(groupHref(clusterId, name))).toEqual({ view: 'group', clusterId, group: name });
    }),
  );
});
