import { describe, expect, it } from 'vitest';
import { overviewSentence, worstFirst, worstHealth } from '../../../main/views/overview-view.ts';
import { listed, plural } from '../../../main/views/sentences.ts';
import { cluster as clusterData } from '../../doubles/fake-bridge-data.ts';
import { HEALTH_ORDER, type ClusterSummary, type Health } from '../../../preload/contract.ts';

const cluster = (name: string, health: Health): ClusterSummary => clusterData(name, { health });

describe('overview', () => {
  it('puts the worst first and keeps the order of equals', () => {
    const clusters = [
      cluster('a', 'healthy'),
      cluster('b', 'stale'),
      cluster('c', 'critical'),
      cluster('d', 'stale'),
      cluster('e', 'needs-key'),
    ];
    expect(worstFirst(clusters).map(({ name }) => name)).toEqual(['c', 'e', 'b', 'd', 'a']);
  });

  it.each(HEALTH_ORDER.map((health, rank) => [health, HEALTH_ORDER.slice(rank)] as const))(
    'is %s when nothing is worse',
    (worst, present) => {
      expect(worstHealth([...present].reverse())).toBe(worst);
    },
  );

  it.each([
    [[['a', 'healthy']], 'a is healthy.'],
    [
      [
        ['a', 'healthy'],
        ['b', 'healthy'],
      ],
      'All 2 clusters are healthy.',
    ],
    [
      [
        ['a', 'critical'],
        ['b', 'healthy'],
      ],
      'a is critical.',
    ],
    [
      [
        ['a', 'critical'],
        ['b', 'critical'],
        ['c', 'stale'],
      ],
      'a and b are critical.',
    ],
    [
      [
        ['a', 'warning'],
        ['b', 'healthy'],
      ],
      'a needs a look.',
    ],
    [
      [
        ['a', 'warning'],
        ['b', 'warning'],
        ['c', 'warning'],
        ['d', 'warning'],
      ],
      'a, b and 2 more need a look.',
    ],
    [[['a', 'needs-key']], 'The secret for all clusters is not at hand.'],
    [
      [
        ['a', 'needs-key'],
        ['b', 'healthy'],
      ],
      'The secret for a is not at hand.',
    ],
    [
      [
        ['a', 'stale'],
        ['b', 'healthy'],
      ],
      'a has no current data.',
    ],
    [
      [
        ['a', 'stale'],
        ['b', 'stale'],
      ],
      'No cluster has current data.',
    ],
    [
      [
        ['a', 'starting'],
        ['b', 'healthy'],
      ],
      'Reading for the first time.',
    ],
  ] as const)('says of %j: %s', (clusters, sentence) => {
    const summaries = clusters.map(([name, health]) => cluster(name, health));
    expect(overviewSentence(summaries, 1)).toBe(sentence);
  });

  it('tells a refused key from a secret that is not at hand', () => {
    const failure = { code: 'key-refused', title: '', causes: [], advice: '', until: null, evidence: null };
    const refused = { ...cluster('a', 'needs-key'), failure };
    expect(overviewSentence([refused], 1)).toBe('Confluent refuses the key of all clusters.');
    expect(overviewSentence([refused, cluster('b', 'healthy')], 1)).toBe('Confluent refuses the key of a.');
  });

  it('says so when there is nothing to read', () => {
    expect(overviewSentence([], 0)).toBe('No cluster is set up yet.');
    expect(overviewSentence([], 1)).toBe('Reading is switched off.');
  });
});

describe('words', () => {
  it.each([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and 1 more'],
  ])('lists %j as "%s"', (names, text) => {
    expect(listed(names)).toBe(text);
  });

  it('counts', () => {
    expect([plural(1, 'line'), plural(0, 'line'), plural(1200, 'series', 'series')]).toEqual([
      '1 line',
      '0 lines',
      '1,200 series',
    ]);
  });
});
