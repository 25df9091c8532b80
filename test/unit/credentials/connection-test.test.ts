import { afterEach, describe, expect, it } from 'vitest';
import { MINUTE_MS, type Clock } from '../../../main/clock.ts';
import { RequestBudget } from '../../../main/confluent/budget.ts';
import { Credentials } from '../../../main/confluent/credentials.ts';
import { readEndpoints } from '../../../main/confluent/endpoints.ts';
import { Transport, type TransportOptions } from '../../../main/confluent/transport.ts';
import { testConnection } from '../../../main/credentials/connection-test.ts';
import type { TestStageState } from '../../../main/credentials/test-stages.ts';
import type { Behaviour } from '../../../main/simulator/behaviour.ts';
import { DEFAULT_CLUSTERS } from '../../../main/simulator/cluster-plan.ts';
import type { Keyring } from '../../../main/simulator/keys.ts';
import { Simulator } from '../../../main/simulator/simulator.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import { cleanUp, cleanUpLater, never, NOW } from '../confluent/harness.ts';

afterEach(cleanUp);

const [FIRST, SECOND, THIRD] = DEFAULT_CLUSTERS.map(({ id }) => id) as [string, string, string];

interface Bench {
  readonly behaviour?: Partial<Behaviour>;
  readonly key?: keyof Keyring;
  readonly clusterIds?: readonly string[];
  readonly network?: Partial<TransportOptions>;
  /** Where the client thinks the simulator is. */
  readonly url?: (port: number) => string;
  /** By how much the client's clock is ahead. */
  readonly aheadMs?: number;
}

/** A simulator, and a connection test against it. Both live by one clock in the test's hand. */
async function bench(options: Bench = {}) {
  const clock = new ManualClock(NOW);
  const simulator = new Simulator({ clock, historyMinutes: 2, behaviour: options.behaviour ?? {} });
  const { url } = await simulator.listen();
  const transport = new Transport({ userAgent: 'laglight/1', environment: {}, ...options.network });
  cleanUpLater(() => Promise.all([transport.dispose(), simulator.close()]));
  const { key, secret } = simulator.keyring[options.key ?? 'valid'];
  const ownClock: Clock = {
    now: () => clock.now() + (options.aheadMs ?? 0),
    sleep: (ms, signal) => clock.sleep(ms, signal),
  };
  const budget = new RequestBudget({ clock: ownClock });
  const progress: (readonly TestStageState[])[] = [];
  const address = options.url?.(Number(new URL(url).port)) ?? url;
  const run = (signal = never, credentials = new Credentials(key, secret)) =>
    testConnection(
      {
        transport,
        endpoint: readEndpoints({ LAGLIGHT_TELEMETRY_URL: address }).telemetry,
        credentials,
        clusterIds: options.clusterIds ?? [FIRST, SECOND, THIRD],
        budget,
        clock: ownClock,
      },
      (stages) => progress.push(stages),
      signal,
    );
  return { clock, simulator, budget, progress, run };
}

describe('the connection test', () => {
  it('passes', async () => {
    const { run } = await bench();
    const stages = await run();
    expect(stages.filter(({ status }) => status === 'failed')).toEqual([]);
  });
});
