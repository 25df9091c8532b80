import { readEndpoints, type DemoClusters } from '../../laglight.ts';
import { Simulator, type StoryScenario } from '../../simulator/simulator.ts';

/** What a visitor sees: one cluster in trouble, one that falls behind, and a group that goes away while they look. */
const STORY: readonly StoryScenario[] = [
  { scenario: 'hot-partition', target: { cluster: 'lkc-7r4p2d' }, minutesAgo: 18 },
  { scenario: 'stalled-group', target: { cluster: 'lkc-k9m3vq' }, minutesAgo: 25 },
  { scenario: 'vanished-group', target: { cluster: 'lkc-x05z8n' }, minutesAgo: -4 },
];

/** A simulator that is listening, and the account that reads it. */
export async function startDemoClusters(): Promise<DemoClusters> {
  const simulator = new Simulator({ story: STORY });
  const { url } = await simulator.listen(0);
  const { credentials, clusterIds } = simulator;
  return {
    account: { id: 'demo', name: 'Demo', credentials, clusterIds },
    endpoints: readEndpoints({ LAGLIGHT_TELEMETRY_URL: url, LAGLIGHT_CLOUD_URL: url }),
    dispose: () => simulator.close(),
  };
}
