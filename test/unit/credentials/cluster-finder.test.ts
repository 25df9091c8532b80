import { afterEach, describe, expect, it } from 'vitest';
import { Credentials } from '../../../main/confluent/credentials.ts';
import { readEndpoints } from '../../../main/confluent/endpoints.ts';
import { Transport } from '../../../main/confluent/transport.ts';
import { ClusterFinder } from '../../../main/credentials/cluster-finder.ts';
import type { Keyring } from '../../../main/simulator/keys.ts';
import { Simulator, type SimulatorOptions } from '../../../main/simulator/simulator.ts';
import { cleanUp, failureOf, never, cleanUpLater } from '../confluent/harness.ts';

afterEach(cleanUp);

const IDS = ['lkc-7r4p2d', 'lkc-k9m3vq', 'lkc-x05z8n'];
const UNNAMED = IDS.map((id) => ({ id }));
const NAMED = [
  {
    id: 'lkc-7r4p2d',
    name: 'prod-eu',
    type: 'Dedicated',
    units: 4,
    cloud: 'AWS',
    region: 'eu-central-1',
    environment: 'production',
  },
  {
    id: 'lkc-k9m3vq',
    name: 'prod-us',
    type: 'Standard',
    cloud: 'AWS',
    region: 'us-east-1',
    environment: 'production',
  },
  {
    id: 'lkc-x05z8n',
    name: 'staging',
    type: 'Basic',
    cloud: 'GCP',
    region: 'europe-west3',
    environment: 'staging',
  },
];
const MAY_NOT_LIST = 'Names and types are not shown: the key may not list clusters.';

async function finderFor(
  key: keyof Keyring,
  behaviour: SimulatorOptions['behaviour'] = {},
  options: SimulatorOptions = {},
) {
  const simulator = new Simulator({ historyMinutes: 1, behaviour, ...options });
  const { url } = await simulator.listen();
  const transport = new Transport({ userAgent: 'laglight/1', environment: {} });
  cleanUpLater(() => Promise.all([transport.dispose(), simulator.close()]));
  const credentials = new Credentials(simulator.keyring[key].key, simulator.keyring[key].secret);
  const endpoints = readEndpoints({ LAGLIGHT_TELEMETRY_URL: url, LAGLIGHT_CLOUD_URL: url });
  const finder = new ClusterFinder({ transport, endpoints, credentials, clock: Date });
  return { finder, simulator };
}

describe('finding clusters', () => {
  it('tells names, types and where they are to a key that may list them', async () => {
    const { finder } = await finderFor('valid');
    await expect(finder.find(never)).resolves.toEqual({ clusters: NAMED, remarks: [] });
  });
});
