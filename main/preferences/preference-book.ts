import type { Answer, Preferences, PreferencesView, RequestOf } from '../../preload/contract.ts';
import { EnvironmentError } from '../confluent/endpoints.ts';
import type { NetworkChoice } from '../confluent/network.ts';
import { folderProblem } from '../settings/data-folder.ts';
import { preferencesOf } from '../settings/preferences.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { shortcutProblem } from './shortcut-form.ts';

/** Where things are kept, and what can be done here; hosts know. */
export interface Place {
  /** The folder in use for history and log; empty where nothing is kept, as in the demo. */
  readonly folder: string;
  /** The file of the settings; empty where none is kept. */
  readonly settingsFile: string;
  /** True in the desktop application. */
  readonly isDesktop: boolean;
  /** Why the folder that was chosen is not in use. */
  readonly folderProblem?: string | undefined;
}

/** What the preferences are carried out on. */
export interface PreferenceBookOptions {
  readonly settings: SettingsStore;
  readonly place: Place;
  /** Goes other ways to Confluent; throws an `EnvironmentError` when that cannot be, and then changes nothing. */
  readonly network: { choose(choice: NetworkChoice): void };
}

/** Hears of preferences: those that hold now, and the names of those that changed. */
export type PreferencesListener = (preferences: Preferences, changed: ReadonlySet<keyof Preferences>) => void;

type Name = keyof Preferences;
type Request = RequestOf<'setPreferences'>;

/** What the user chose of how Laglight looks and works: checks it, keeps it, and has it carried out. */
export class PreferenceBook {
  readonly #options: PreferenceBookOptions;
  readonly #problems = new Map<Name, string>();
  readonly #listeners = new Set<PreferencesListener>();

  constructor(options: PreferenceBookOptions) {
    this.#options = options;
    this.#report('dataFolder', options.place.folderProblem);
    this.#goChosenWays();
  }

  /** What holds now. */
  get current(): Preferences {
    return preferencesOf(this.#options.settings.read());
  }

  view(): PreferencesView {
    const { folder, settingsFile, isDesktop } = this.#options.place;
    return {
      preferences: this.current,
      isDesktop,
      platform: process.platform,
      folder,
      settingsFile,
      problems: Object.fromEntries(this.#problems),
    };
  }

  /** Changes preferences: all that are named or, where one of them cannot be, none. */
  change(request: Request): Answer {
    const before = this.current;
    const chosen = Object.fromEntries(
      Object.entries(request).filter(([, value]) => value !== undefined),
    ) as Partial<Preferences>;
    const after = { ...before, ...chosen };
    const changed = new Set((Object.keys(chosen) as Name[]).filter((name) => before[name] !== after[name]));
    if (changed.size === 0) return { done: true };
    const problem = this.#problemOf(after, changed);
    if (problem !== undefined) return { done: false, reason: problem };
    try {
      if (changed.has('proxy') || changed.has('caFile')) this.#options.network.choose(after);
      this.#options.settings.update((settings) => ({
        ...settings,
        preferences: { ...settings.preferences, ...chosen },
      }));
    } catch (error) {
      this.#goChosenWays();
      return { done: false, reason: error instanceof Error ? error.message : String(error) };
    }
    for (const name of changed) this.#problems.delete(name);
    for (const listener of this.#listeners) listener(after, changed);
    return { done: true };
  }

  /**
   * Takes over preferences of another machine, one by one: what cannot be here is left out, and told as a problem. True
   * when something changed.
   */
  adopt(request: Request): boolean {
    let hasChanged = false;
    for (const [name, value] of Object.entries(request) as [Name, unknown][]) {
      const before = this.current[name];
      const answer = this.change({ [name]: value });
      if (!answer.done) this.#report(name, `${answer.reason} It was not taken over from the file.`);
      hasChanged ||= this.current[name] !== before;
    }
    return hasChanged;
  }

  /** A host could not carry out a choice, or could after all: undefined. True when that is news. */
  report(name: Name, problem: string | undefined): boolean {
    return this.#report(name, problem);
  }

  /** Calls back after every change. Returns the undo. */
  onChanged(listener: PreferencesListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #report(name: Name, problem: string | undefined): boolean {
    const isNews = this.#problems.get(name) !== problem;
    if (problem === undefined) this.#problems.delete(name);
    else this.#problems.set(name, problem);
    return isNews;
  }

  /** Why a change cannot be, in sentences. The network says so itself. */
  #problemOf({ shortcut, dataFolder }: Preferences, changed: ReadonlySet<Name>): string | undefined {
    if (changed.has('shortcut') && shortcut !== null) {
      const problem = shortcutProblem(shortcut);
      if (problem !== undefined) return problem;
    }
    return changed.has('dataFolder') && dataFolder !== null ? folderProblem(dataFolder) : undefined;
  }

  /** What was chosen may be impossible today: a file that is gone. Then Laglight goes the usual way, and says so. */
  #goChosenWays(): void {
    const { proxy, caFile } = this.current;
    const isTrusted = this.#tryWays('caFile', { proxy: 'system', caFile });
    this.#tryWays('proxy', { proxy, caFile: isTrusted ? caFile : null });
  }

  #tryWays(name: 'proxy' | 'caFile', choice: NetworkChoice): boolean {
    try {
      this.#options.network.choose(choice);
      this.#report(name, undefined);
      return true;
    } catch (error) {
      if (!(error instanceof EnvironmentError)) throw error;
      this.#report(name, error.message);
      return false;
    }
  }
}
