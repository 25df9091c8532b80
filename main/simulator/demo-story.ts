import { DEFAULT_CLUSTERS } from './cluster-plan.ts';
import type { SimulatorOptions, StoryScenario } from './simulator.ts';

const [PROD_EU, PROD_US, STAGING] = ['lkc-7r4p2d', 'lkc-k9m3vq', 'lkc-x05z8n'] as const;

/** Habits that are no trouble, in the first cluster: a nightly batch, transactions, bursts and slow commits. */
const HABITS: Pick<(typeof DEFAULT_CLUSTERS)[number], 'topics' | 'groups'> = {
  topics: [
    { name: 'settlements', recordsPerMinute: 240, pattern: 'daily' },
    { name: 'ledger.postings', recordsPerMinute: 2_400, pattern: 'daily', transactionMs: 10_000 },
    { name: 'imports.vendors', partitions: 3, pattern: { burstMinutes: 4, silentMinutes: 26 } },
    { name: 'reports.daily', partitions: 3, pattern: 'daily' },
  ],
  groups: [
    { name: 'nightly-settlement', topics: ['settlements'], hours: { from: 1, to: 3 } },
    { name: 'ledger-projector', topics: ['ledger.postings'] },
    { name: 'vendor-import', topics: ['imports.vendors'], headroom: 9 },
    { name: 'report-builder', topics: ['reports.daily'], commitEveryMinutes: 10 },
  ],
};

/** What goes wrong: long ago, now, and while a visitor looks. */
const STORY: readonly StoryScenario[] = [
  happened('traffic-spike', { cluster: PROD_US, topic: 'orders' }, 1_310, 40),
  happened('stalled-group', { cluster: PROD_EU, group: 'warehouse-sync' }, 760, 25),
  happened('rebalance-freeze', { cluster: PROD_EU, group: 'fraud-detector' }, 190, 5),
  { scenario: 'stalled-group', target: { cluster: PROD_EU, group: 'billing' }, minutesAgo: 14 },
  { scenario: 'hot-partition', target: { cluster: PROD_EU, topic: 'telemetry.devices' }, minutesAgo: 18 },
  { scenario: 'slow-consumer', target: { cluster: PROD_US, group: 'search-indexer' }, minutesAgo: 40 },
  { scenario: 'vanished-group', target: { cluster: STAGING, group: 'email-sender' }, minutesAgo: -1 },
];

/** Enough days for the nightly batch to be known as a habit; they are played within a second. */
const HISTORY_MINUTES = 4 * 1_440;

/** The simulator that the demo shows. */
export const DEMO: Pick<SimulatorOptions, 'clusters' | 'story' | 'historyMinutes'> = {
  clusters: DEFAULT_CLUSTERS.map((plan) => (plan.id === PROD_EU ? { ...plan, ...HABITS } : plan)),
  story: STORY,
  historyMinutes: HISTORY_MINUTES,
};

function happened(
  scenario: StoryScenario['scenario'],
  target: StoryScenario['target'] & object,
  minutesAgo: number,
  lastsMinutes: number,
): StoryScenario {
  return { scenario, target, minutesAgo, lastsMinutes };
}
