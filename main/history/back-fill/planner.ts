import { MINUTE_MS } from '../../clock.ts';
import { readPasts } from './known-past.ts';
import type { BackFillNotes } from './notes.ts';
import { planJobs, type Job } from './plan.ts';
import type { BackFillStore } from './store.ts';

/** How often it is looked whether something is missing that nobody told of. */
export const LOOK_EVERY_MS = 10 * MINUTE_MS;

/** Knows when a plan is to be made anew, and makes it. */
export class Planner {
  readonly #store: Pick<BackFillStore, 'coverage'>;
  readonly #notes: BackFillNotes;
  /** By cluster, the newest minute that was scraped. */
  readonly #newest = new Map<string, number>();
  /** How often a plan was wanted, and which of these the last plan was made for. */
  #wanted = 1;
  #planned = 0;
  #plannedAt = Number.NEGATIVE_INFINITY;

  constructor(store: Pick<BackFillStore, 'coverage'>, notes: BackFillNotes) {
    this.#store = store;
    this.#notes = notes;
  }

  /** A minute was scraped. True when it does not follow the one before: something may be missing. */
  scraped(clusterId: string, minute: number): boolean {
    const before = this.#newest.get(clusterId);
    if (before !== undefined && minute <= before) return false;
    this.#newest.set(clusterId, minute);
    return before === undefined || minute > before + MINUTE_MS;
  }

  /** The last plan no longer holds. */
  want(): void {
    this.#wanted += 1;
  }

  /** True while a plan is wanted and not there yet. */
  get isWanted(): boolean {
    return this.#planned !== this.#wanted;
  }

  /** True when a plan is wanted, or the last one is old. */
  isDue(now: number): boolean {
    return this.isWanted || now >= this.dueAt || now < this.#plannedAt;
  }

  /** When the next plan is due if nothing happens. */
  get dueAt(): number {
    return this.#plannedAt + LOOK_EVERY_MS;
  }

  /** All that is to be asked for now. Nothing where the history cannot be read: it has a problem, which shows there. */
  async plan(now: number): Promise<Job[]> {
    const wanted = this.#wanted;
    const pasts = await readPasts(this.#store, this.#notes, this.#newest).catch(() => []);
    this.#planned = wanted;
    this.#plannedAt = now;
    return planJobs(pasts);
  }
}
