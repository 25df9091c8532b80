import type { Clock } from '../clock.ts';
import type { Endpoints } from '../confluent/endpoints.ts';
import type { KeyBudgets } from '../confluent/key-budgets.ts';
import type { Transport } from '../confluent/transport.ts';
import { ClusterFinder } from '../credentials/cluster-finder.ts';
import { testConnection } from '../credentials/connection-test.ts';
import type { Vault } from '../credentials/vault.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { accountOfCluster, accountOfKey } from './account-list.ts';
import { DraftKeeper } from './draft.ts';
import { Wizard, type WizardOptions } from './wizard.ts';

/** What the wizard reaches Confluent and the accounts with. */
export interface OpenWizardOptions extends Pick<WizardOptions, 'add' | 'changed'> {
  readonly settings: SettingsStore;
  readonly vault: Vault;
  readonly transport: Transport;
  readonly endpoints: Endpoints;
  readonly budgets: KeyBudgets;
  readonly clock: Clock;
}

/** The wizard on the real network, with the user's settings and vault. */
export function openWizard(options: OpenWizardOptions): Wizard {
  const { settings, vault, transport, endpoints, budgets, clock, add, changed } = options;
  return new Wizard({
    vault,
    find: (credentials, signal) =>
      new ClusterFinder({ transport, endpoints, credentials, clock }).find(signal),
    test: (request, onProgress, signal) => {
      const budget = budgets.of(request.credentials.key);
      const { telemetry: endpoint } = endpoints;
      return testConnection({ ...request, transport, endpoint, clock, budget }, onProgress, signal);
    },
    known: {
      nameByKey: (key) => accountOfKey(settings.read(), key)?.name,
      nameByCluster: (clusterId) => accountOfCluster(settings.read(), clusterId)?.name,
    },
    draft: new DraftKeeper(settings),
    add,
    changed,
  });
}
