import { AccountModel } from '../../main/clusters/account-model.ts';
import type { ClusterSnapshot } from '../../main/clusters/snapshot.ts';
import { MINUTE_MS } from '../../main/clock.ts';
import type { ClusterSize } from '../../main/simulator/cluster-plan.ts';
import { Simulator } from '../../main/simulator/simulator.ts';
import { ManualClock } from '../doubles/manual-clock.ts';

const CLUSTER = 'lkc-bench0';
const DELAY_MINUTES = 5;

/** A simulated cluster that is scraped minute by minute, as fast as it can be. */
export class ScrapedCluster {
  readonly clusterId = CLUSTER;
  readonly clock: ManualClock;
  readonly #simulator: Simulator;
  readonly #model: AccountModel;
  #url = '';

  /** `start` is the first minute that is scraped. */
  constructor(size: ClusterSize, start: number) {
    this.clock = new ManualClock(start + DELAY_MINUTES * MINUTE_MS);
    this.#simulator = new Simulator({
      clock: this.clock,
      clusters: [
        {
          id: CLUSTER,
          name: 'bench',
          type: 'Dedicated',
          cku: 4,
          environment: 'env-bench1',
          cloud: 'AWS',
          region: 'eu-central-1',
          size,
        },
      ],
      behaviour: { exportsPerHour: 1_000_000, requestsPerMinute: 1_000_000 },
    });
    this.#model = new AccountModel({ clusterIds: [CLUSTER], clock: this.clock });
  }

  /** Scrapes, and lets a minute pass. */
  async scrape(): Promise<ClusterSnapshot> {
    this.#url ||= (await this.#simulator.listen()).url;
    const { key, secret } = this.#simulator.credentials;
    const response = await fetch(`${this.#url}/v2/metrics/cloud/export?resource.kafka.id=${CLUSTER}`, {
      headers: { authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` },
    });
    if (!response.ok) throw new Error(`The simulator answers ${response.status}.`);
    const intake = this.#model.begin();
    const reader = intake.open('text');
    reader.write(Buffer.from(await response.arrayBuffer()));
    reader.end();
    const read = { kind: 'read', cutMetrics: new Set<string>(), badLines: 0 } as const;
    const [snapshot] = intake.commit({ clusters: new Map([[CLUSTER, read]]) });
    this.clock.jump(MINUTE_MS);
    if (!snapshot) throw new Error('There is no cluster.');
    return snapshot;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#simulator.close();
  }
}
