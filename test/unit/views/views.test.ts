import { describe, expect, it } from 'vitest';
import { kindText } from '../../../main/views/cluster-view.ts';
import { overviewSentence } from '../../../main/views/overview-view.ts';
import type { ClusterSummary } from '../../../preload/contract.ts';

describe('what kind a cluster is', () => {
  it.each([
    [{}, null],
    [{ type: 'Basic' }, 'Basic'],
    [
      { type: 'Dedicated', units: 4, cloud: 'AWS', region: 'eu-central-1' },
      'Dedicated, 4 CKU · AWS eu-central-1',
    ],
    [{ type: 'Enterprise', units: 10 }, 'Enterprise, 10 eCKU'],
    [{ cloud: 'GCP' }, 'GCP'],
    [{ units: 2, region: 'westeurope' }, '2 units · westeurope'],
  ] as const)('%j: %s', (traits, text) => {
    expect(kindText({ id: 'lkc-1', ...traits })).toBe(text);
  });
});

describe('the line above everything', () => {
  const cluster = (name: string, health: ClusterSummary['health'], code?: string) =>
    ({ name, health, failure: code === undefined ? null : { code } }) as ClusterSummary;

  it.each([
    ['nothing is set up', [], 0, 'No cluster is set up yet.'],
    ['all is switched off', [], 2, 'Reading is switched off.'],
    [
      'a key is refused',
      [cluster('a', 'needs-key', 'key-refused')],
      1,
      'Confluent refuses the key of all clusters.',
    ],
    [
      'a keychain is locked',
      [cluster('a', 'needs-key', 'no-secret'), cluster('b', 'healthy')],
      2,
      'The secret for a is not at hand.',
    ],
    ['all is well', [cluster('a', 'healthy'), cluster('b', 'healthy')], 1, 'All 2 clusters are healthy.'],
  ] as const)('%s', (_, clusters, accounts, sentence) => {
    expect(overviewSentence(clusters, accounts)).toBe(sentence);
  });
});
