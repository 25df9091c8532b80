import { isDeepStrictEqual } from 'node:util';
import type { SetupCluster, SetupState } from '../../preload/contract.ts';
import type { Settings, SettingsStore, SetupDraft } from '../settings/settings.ts';
import { chosenClusters, withChosen } from './setup-clusters.ts';

/** What of the wizard survives a restart: never the secret, nor what Confluent can be asked for again. */
export type Draftable = Pick<SetupState, 'key' | 'name' | 'clusters'>;

/** Keeps what was typed into the wizard in the settings, until it is finished or given up. */
export class DraftKeeper {
  readonly #store: SettingsStore;

  constructor(store: SettingsStore) {
    this.#store = store;
  }

  /** What was left unfinished; undefined when nothing was. */
  read(): Draftable | undefined {
    const { draft } = this.#store.read();
    if (!draft) return undefined;
    const clusters: readonly SetupCluster[] = withChosen(draft.clusters);
    return { key: draft.key ?? '', name: draft.name ?? '', clusters };
  }

  /** A draft that cannot be written is only lost at the end of the application: nobody needs to hear of it. */
  write({ key, name, clusters }: Draftable): void {
    const chosen = chosenClusters(clusters);
    const isEmpty = key === '' && name === '' && chosen.length === 0;
    const draft = { ...(key !== '' && { key }), ...(name !== '' && { name }), clusters: chosen };
    const wanted = isEmpty ? undefined : draft;
    if (isDeepStrictEqual(this.#store.read().draft, wanted)) return;
    try {
      this.#store.update((settings) => withDraft(settings, wanted));
    } catch {
      // As said above.
    }
  }
}

function withDraft(settings: Settings, draft: SetupDraft | undefined): Settings {
  const others: Settings = { accounts: settings.accounts };
  return draft ? { ...others, draft } : others;
}
