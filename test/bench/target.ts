import type { ClusterPlan, ClusterSize } from '../../main/simulator/cluster-plan.ts';
import { Simulator } from '../../main/simulator/simulator.ts';
import { Child, childOptions, tellParent } from './child.ts';
import { fastClock, type FastTime } from './fast-clock.ts';

/** One very large cluster and three large ones: 102,000 series, in no metric as many as the server would cut. */
export const HUNDRED_THOUSAND_SERIES: readonly ClusterSize[] = ['very-large', 'large', 'large', 'large'];
/** The largest answer there can be: 60,000 series of each metric. */
export const CEILING: readonly ClusterSize[] = ['ceiling'];
export const FIVE_MEDIUM: readonly ClusterSize[] = ['medium', 'medium', 'medium', 'medium', 'medium'];

interface TargetOptions {
  readonly time: FastTime;
  readonly sizes: readonly ClusterSize[];
  readonly historyMinutes: number;
}

/** How the target is reached. */
export interface TargetAddress {
  readonly url: string;
  readonly credentials: { readonly key: string; readonly secret: string };
  readonly clusterIds: readonly string[];
}

/** The simulator in a process of its own, on a clock of its own. */
export interface Target extends TargetAddress, AsyncDisposable {
  readonly time: FastTime;
}

/**
 * Starts a simulator with clusters of these sizes, each minute of which lasts so many real milliseconds. By default
 * there is no past to look back at, so that what is measured is the scrape.
 */
export async function startTarget(
  sizes: readonly ClusterSize[],
  minuteLasts: number,
  historyMinutes = 0,
): Promise<Target> {
  const time = { beganAt: Date.now(), minuteLasts };
  const options = { time, sizes, historyMinutes } satisfies TargetOptions;
  const child = new Child<TargetAddress>('target.ts', options);
  try {
    const address = await child.next();
    return { ...address, time, [Symbol.asyncDispose]: () => child.stop() };
  } catch (error) {
    await child.stop();
    throw error;
  }
}

async function run({ time, sizes, historyMinutes }: TargetOptions): Promise<void> {
  const clusters = sizes.map((size, index): ClusterPlan => ({
    id: `lkc-bench${index}`,
    name: `bench-${index}-${size}`,
    type: 'Dedicated',
    cku: 4,
    environment: 'env-bench1',
    cloud: 'AWS',
    region: 'eu-central-1',
    size,
  }));
  const simulator = new Simulator({
    clock: fastClock(time),
    clusters,
    historyMinutes,
    behaviour: {
      exportsPerHour: 100_000,
      requestsPerMinute: 100_000,
      // As in the captured answer. The order is not promised, but nobody saw it change from scrape to scrape.
      labelOrder: 'metric-first',
    },
  });
  const { url } = await simulator.listen();
  const { credentials, clusterIds } = simulator;
  tellParent({ url, credentials, clusterIds } satisfies TargetAddress);
}

if (import.meta.main) {
  process.once('disconnect', () => process.exit());
  await run(childOptions() as TargetOptions);
}
