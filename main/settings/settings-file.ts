import type Conf from 'conf';
import { systemClock, type Clock } from '../clock.ts';
import { describeSettingsError, isFileSystemError } from './file-system-errors.ts';
import { openFile, type StoreClass } from './open-file.ts';
import type { Settings, SettingsStore } from './settings.ts';

const NOTHING_CHOSEN: Settings = { accounts: [] };

/**
 * Settings in `settings.json` of `folder`, readable only by the user. Opening never fails: where the file cannot be
 * used, the settings are empty, `notice` says why, and the file is left or set aside, never overwritten. `Store` is the
 * class that keeps them: conf's own, or that of the host.
 */
export function openSettings(
  folder: string,
  clock: Pick<Clock, 'now'> = systemClock,
  Store?: StoreClass,
): SettingsStore {
  return new SettingsFile(folder, clock, Store);
}

class SettingsFile implements SettingsStore {
  readonly #folder: string;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #store: StoreClass | undefined;
  #settings: Settings = NOTHING_CHOSEN;
  /** Why the file cannot be used, until it can. */
  #obstacle: string | undefined;
  /** What was set aside, as long as the process runs. */
  #damage: string | undefined;

  constructor(folder: string, clock: Pick<Clock, 'now'>, store: StoreClass | undefined) {
    this.#folder = folder;
    this.#clock = clock;
    this.#store = store;
    const opened = openFile(folder, clock.now(), store);
    if (opened.kind === 'open') {
      this.#settings = opened.file.store;
      this.#damage = opened.notice;
    } else {
      this.#obstacle = opened.sentence;
    }
  }

  get notice(): string | undefined {
    return this.#obstacle ?? this.#damage;
  }

  read(): Settings {
    return this.#settings;
  }

  /**
   * Opens the file anew for every change: what another Laglight wrote meanwhile is built upon, what was damaged or
   * deleted meanwhile comes back from memory.
   */
  update(change: (settings: Settings) => Settings): void {
    const opened = openFile(this.#folder, this.#clock.now(), this.#store);
    if (opened.kind === 'closed') throw new Error(opened.sentence);
    const { file, isNew, notice } = opened;
    this.#obstacle = undefined;
    this.#damage = notice ?? this.#damage;
    if (isNew) write(file, this.#settings);
    write(file, change(file.store));
    this.#settings = file.store;
  }
}

/** Replaces the content of the file; throws a sentence, and then changes nothing. */
function write(file: Conf<Settings>, settings: Settings): void {
  try {
    file.store = settings;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      isFileSystemError(error)
        ? describeSettingsError(file.path, error)
        : `These settings are not kept, they are not valid: ${reason}.`,
      { cause: error },
    );
  }
}
