import { describe, expect, test } from 'vitest';
import { limitsOf } from '../../../main/lag/limits.ts';
import { ScrapedAccount, line } from '../clusters/scrapes.ts';

const busy = [
  line('received_bytes', 600_000_000, { topic: 'a' }),
  line('sent_bytes', 1_200_000_000, { topic: 'a' }),
  line('partition_count', 90),
  line('active_connection_count', 12, { principal_id: 'sa-1' }),
  line('active_connection_count', 8, { principal_id: 'sa-2' }),
  line('successful_authentication_count', 120, { principal_id: 'sa-1' }),
  line('request_count', 60_000, { principal_id: 'sa-1', type: 'Fetch' }),
  line('cluster_load_percent', 0.4),
  line('hot_partition_ingress', 1, { topic: 'a', partition: '3' }),
];
const snapshot = new ScrapedAccount().scrape(0, busy);
const limit = (size: Parameters<typeof limitsOf>[1], id: string, of = snapshot) =>
  limitsOf(of, size).uses.find((use) => use.id === id);

describe('limits of a cluster', () => {
  test('are per unit times the units, with what is used', () => {
    const { uses, note, load, hotTopics } = limitsOf(snapshot, { type: 'Dedicated', units: 4 });
    expect(uses.map(({ id, used, limit: most, isGuideline }) => [id, used, most, isGuideline])).toEqual([
      ['ingress', 10_000_000, 240_000_000, true],
      ['egress', 20_000_000, 720_000_000, true],
      ['partitions', 90, 18_000, false],
      ['connections', 20, 72_000, true],
      ['authentications', 2, 2_000, false],
      ['requests', 1_000, 60_000, true],
    ]);
    expect(uses[0]?.sentence).toMatch(/^60.*MB\/s for each of 4 CKU\.$/);
    expect({ note, load, hotTopics }).toEqual({ note: null, load: 0.4, hotTopics: ['a'] });
  });

  test('never exceed those of the largest cluster of the type', () => {
    expect(limit({ type: 'Basic', units: 50 }, 'authentications')).toMatchObject({
      limit: 80,
      sentence: 'The most that a Basic cluster takes.',
      isGuideline: false,
    });
    expect(limit({ type: 'Dedicated', units: 152 }, 'partitions')?.limit).toBe(100_000);
  });

  test('of a type that grows by itself are the largest, where no units are known', () => {
    expect(limit({ type: 'Enterprise', units: undefined }, 'ingress')?.limit).toBe(1_920_000_000);
    expect(limitsOf(snapshot, { type: 'Enterprise', units: undefined }).note).toContain('largest cluster');
  });

  test('of a dedicated cluster take the CKUs that it reports itself', () => {
    expect(limitsOf(snapshot, { type: 'Dedicated', units: undefined })).toMatchObject({
      uses: [],
      note: 'Enter how many CKUs the cluster has to see its limits.',
    });
    const reported = new ScrapedAccount().scrape(0, [...busy, line('dedicated_cku_count', 2)]);
    expect(limit({ type: 'Dedicated', units: undefined }, 'ingress', reported)?.limit).toBe(120_000_000);
  });

  test('are none without a type, and what is not reported is not known', () => {
    expect(limitsOf(snapshot, { type: undefined, units: 4 })).toMatchObject({
      uses: [],
      note: "Choose the cluster's type to see its limits.",
    });
    const silent = new ScrapedAccount().scrape(0, [line('partition_count', 3)]);
    expect(limit({ type: 'Basic', units: 1 }, 'requests', silent)?.used).toBeNull();
  });
});
