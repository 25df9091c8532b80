import { describe, expect, it } from 'vitest';
import { judgeCluster } from '../../../main/clusters/health.ts';
import type { HealthEvidence } from '../../../main/clusters/health.ts';
import { emptySnapshot } from '../../../main/clusters/snapshot.ts';
import { MINUTE_MS } from '../../../main/clock.ts';
import { NOON, ScrapedAccount, line } from './scrapes.ts';

const withLoad = (load: number) =>
  new ScrapedAccount().scrape(0, [line('cluster_load_percent', load), line('partition_count', 1)]);
const withHotPartition = (value: number) =>
  new ScrapedAccount().scrape(0, [line('hot_partition_ingress', value, { topic: 't' })]);
const calm = withLoad(0.1);
const deleted = { ...calm, inaccessibleSince: NOON + 5 * MINUTE_MS };
const nothing = emptySnapshot('lkc-1');

/** With a delay of 3 minutes, the minute after noon is due at 12:04, and stale from 12:06 on. */
const due = NOON + 6 * MINUTE_MS;
const fresh: HealthEvidence = {
  snapshot: calm,
  now: due,
  failure: undefined,
  delayMs: 3 * MINUTE_MS,
  startedAt: NOON,
};
const refusedKey = { failure: { code: 'key-refused' } };
const timeOut = { failure: { code: 'time-out' } };

describe('judgeCluster', () => {
  it.each<[string, Partial<HealthEvidence>, string, string]>([
    ['all is well', {}, 'healthy', 'fine'],
    ['load just below 0.7', { snapshot: withLoad(0.699) }, 'healthy', 'fine'],
    ['load from 0.7 on', { snapshot: withLoad(0.7) }, 'warning', 'load'],
    ['load from 0.8 on', { snapshot: withLoad(0.8) }, 'critical', 'load'],
    ['a hot partition', { snapshot: withHotPartition(1) }, 'warning', 'hot-partitions'],
    ['a partition reported as not hot', { snapshot: withHotPartition(0) }, 'healthy', 'fine'],
    ['old data', { now: due + 1 }, 'stale', 'no-new-data'],
    [
      'old data of a high load: it may long be over',
      { snapshot: withLoad(0.9), now: due + 1 },
      'stale',
      'no-new-data',
    ],
    ['a delay not learnt yet', { now: due + 1, delayMs: undefined }, 'healthy', 'fine'],
    ['a failed read', timeOut, 'stale', 'failed'],
    ['a failed read while the load was high', { ...timeOut, snapshot: withLoad(0.8) }, 'critical', 'load'],
    ['a refused key', refusedKey, 'needs-key', 'key-refused'],
    ['a refused key before any answer', { ...refusedKey, snapshot: nothing }, 'needs-key', 'key-refused'],
    ['a refused key while the load was high', { ...refusedKey, snapshot: withLoad(0.8) }, 'critical', 'load'],
    [
      'a refused key while a partition is hot',
      { ...refusedKey, snapshot: withHotPartition(1) },
      'needs-key',
      'key-refused',
    ],
    ['an inaccessible cluster', { snapshot: deleted }, 'stale', 'inaccessible'],
    ['an inaccessible cluster with old data', { snapshot: deleted, now: due + 1 }, 'stale', 'inaccessible'],
    ['nothing read yet', { snapshot: nothing }, 'starting', 'not-read-yet'],
    ['a failure before any answer', { snapshot: nothing, ...timeOut }, 'stale', 'failed'],
    ['nothing for long', { snapshot: nothing, now: due + MINUTE_MS }, 'stale', 'no-new-data'],
  ])('%s', (_what, change, health, kind) => {
    const verdict = judgeCluster({ ...fresh, ...change });
    expect([verdict.health, verdict.reason.kind]).toEqual([health, kind]);
  });

  it('says since when data is stale, and keeps it while it lasts', () => {
    const first = judgeCluster({ ...fresh, now: due + 30_000 });
    expect(first.since).toBe(due);
    const second = judgeCluster({ ...fresh, ...timeOut, now: due + 90_000, previous: first });
    expect([second.since, second.reason.kind]).toEqual([due, 'failed']);
    const third = judgeCluster({ ...fresh, previous: second });
    expect([third.health, third.since]).toEqual(['healthy', NOON]);
  });
});
