import type { Settings, SettingsStore } from '../settings/settings.ts';

/** Settings for this run only: for the demo, which touches nothing of the user's. */
export class MemorySettings implements SettingsStore {
  readonly notice = undefined;
  #settings: Settings = { accounts: [] };

  read(): Settings {
    return this.#settings;
  }

  update(change: (settings: Settings) => Settings): void {
    this.#settings = change(this.#settings);
  }
}
