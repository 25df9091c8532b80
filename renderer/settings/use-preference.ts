import type { Preferences, PreferencesView } from '../../preload/contract.ts';
import type { Store } from '../store.ts';
import { useChange, type Change } from './use-change.ts';

/** What every section of the settings gets. */
export interface SectionProps {
  readonly view: PreferencesView;
  readonly store: Store;
}

/** A preference that can be changed, and why what was chosen could not be carried out. */
export interface PreferenceChange<T> extends Change<T> {
  readonly problem: string | null;
}

/** A single preference, by its name. */
export function usePreference<K extends keyof Preferences>(
  { view, store }: SectionProps,
  name: K,
): PreferenceChange<Preferences[K]> {
  const change = useChange<Preferences[K]>({
    store,
    current: view.preferences[name],
    answer: store.preferences,
    send: (value) => store.bridge.setPreferences({ [name]: value }),
  });
  return { ...change, problem: view.problems[name] ?? null };
}
