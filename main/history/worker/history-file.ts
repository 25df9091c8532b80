import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Retention } from '../../../preload/answers/history.ts';
import type { Clock } from '../../clock.ts';
import { fileTrouble } from './database-errors.ts';
import { FileLock } from './file-lock.ts';
import { setAsideSentence, takenSentence, troubleSentence } from './sentences.ts';
import { FILE_NAME, setAside } from './set-aside.ts';
import { HistoryStore } from './store.ts';

const LOCK_NAME = 'history.lock';
/** A file that could not be opened is tried again after this long. */
const RETRY_MS = 30_000;
/** What is remembered in memory, where there is no file to write. */
const MEMORY_MEGABYTES = 24;

/**
 * The store in its file, whatever becomes of that: one that is damaged is set aside, one that cannot be written stands
 * back for memory until it can. Never throws what the file is to blame for, except from `write`.
 */
export class HistoryFile {
  readonly #folder: string;
  readonly #clock: Clock;
  #store: HistoryStore;
  #lock: FileLock | undefined;
  #isInMemory = true;
  #triedAt = Number.NEGATIVE_INFINITY;
  #problem: string | null = null;
  #notice: string | null = null;

  constructor(folder: string, clock: Clock) {
    this.#folder = folder;
    this.#clock = clock;
    this.#store = this.#open() ?? new HistoryStore(':memory:', clock);
  }

  /** Why nothing is kept on disk now, and what to do; null when all is well. */
  get problem(): string | null {
    return this.#problem;
  }

  /** What happened to the file that a person should know. */
  get notice(): string | null {
    return this.#notice;
  }

  /** Bytes on disk. */
  get bytes(): number {
    if (this.#isInMemory) return 0;
    const sizes = [FILE_NAME, `${FILE_NAME}-wal`, `${FILE_NAME}-shm`].map(
      (name) => statSync(join(this.#folder, name), { throwIfNoEntry: false })?.size ?? 0,
    );
    return sizes.reduce((sum, size) => sum + size, 0);
  }

  /** Asks the store something. A damaged file is replaced, and the new one asked. */
  read<T>(work: (store: HistoryStore) => T): T {
    return this.#try(work);
  }

  /** Changes the store. Throws where that was not possible; the next that is possible takes the problem back. */
  write<T>(work: (store: HistoryStore) => T): T {
    if (this.#isInMemory && Math.abs(this.#clock.now() - this.#triedAt) >= RETRY_MS) {
      this.#takeOver();
    }
    try {
      const result = this.#try(work);
      if (!this.#isInMemory) this.#problem = null;
      return result;
    } catch (error) {
      const trouble = fileTrouble(error);
      if (trouble !== undefined && trouble !== 'damaged') {
        this.#problem = troubleSentence(trouble, this.#folder, messageOf(error));
      }
      throw error;
    }
  }

  /** Does a little in the background. False when nothing is left to do, or nothing can be done for now. */
  work(retention: Retention): boolean {
    const maxMegabytes = this.#isInMemory ? MEMORY_MEGABYTES : retention.maxMegabytes;
    return this.write((store) => store.work({ ...retention, maxMegabytes }));
  }

  close(): void {
    this.#store.close();
    this.#lock?.release();
    this.#lock = undefined;
  }

  #try<T>(work: (store: HistoryStore) => T): T {
    try {
      return work(this.#store);
    } catch (error) {
      if (fileTrouble(error) !== 'damaged' || this.#isInMemory) throw error;
      this.#store.close();
      this.#replaceDamaged(error);
      return work(this.#store);
    }
  }

  /** Goes on in the file instead of in memory, if that is possible now. */
  #takeOver(): void {
    const store = this.#open();
    if (!store) return;
    this.#store.close();
    this.#store = store;
  }

  /** The store in its file; undefined where that is not possible now, and the problem says why. */
  #open(): HistoryStore | undefined {
    this.#triedAt = this.#clock.now();
    try {
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
      this.#lock ??= FileLock.take(join(this.#folder, LOCK_NAME));
      if (!this.#lock) {
        this.#problem = takenSentence(this.#folder);
        return undefined;
      }
      const store = this.#openStore();
      this.#isInMemory = false;
      this.#problem = null;
      return store;
    } catch (error) {
      const trouble = fileTrouble(error) ?? 'unusable';
      this.#problem = troubleSentence(
        trouble === 'damaged' ? 'unusable' : trouble,
        this.#folder,
        messageOf(error),
      );
      return undefined;
    }
  }

  #openStore(): HistoryStore {
    try {
      return new HistoryStore(this.#path, this.#clock);
    } catch (error) {
      if (fileTrouble(error) !== 'damaged') throw error;
      this.#setAside(error);
      return new HistoryStore(this.#path, this.#clock);
    }
  }

  /** The store is closed already. Where no new file can be made, memory has to do. */
  #replaceDamaged(reason: unknown): void {
    try {
      this.#setAside(reason);
      this.#store = new HistoryStore(this.#path, this.#clock);
    } catch (error) {
      this.#store = new HistoryStore(':memory:', this.#clock);
      this.#isInMemory = true;
      this.#triedAt = this.#clock.now();
      this.#problem = troubleSentence('unusable', this.#folder, messageOf(error));
    }
  }

  #setAside(reason: unknown): void {
    const name = setAside(this.#folder, this.#clock.now());
    this.#notice = setAsideSentence(this.#folder, messageOf(reason), name);
  }

  get #path(): string {
    return join(this.#folder, FILE_NAME);
  }
}

function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/\.$/, '');
}
