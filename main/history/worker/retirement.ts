import type { Retention } from '../../../preload/answers/history.ts';
import { TIER } from './chunks.ts';
import type { Chunks } from './chunks.ts';
import type { CoverageBook } from './coverage-book.ts';
import type { Database } from './database.ts';
import type { DueDays } from './due-days.ts';
import { HOURS_A_DAY, dayOf, hourOf } from './time-units.ts';

const CHUNKS_A_SLICE = 500;
const ROWS_A_SLICE = 500;
const PAGES_A_SLICE = 100;
/** Free pages are used by the next hour; only more than this share of the file are given back to the disk. */
const FREE_SHARE_ALLOWED = 0.3;
const FREE_PAGES_ALLOWED = 64;
const BYTES_A_MEGABYTE = 1e6;

/** Up to where each tier is deleted: the first hour or day that stays. */
type Horizons = Readonly<Record<keyof typeof TIER, number>>;

/** What retention works with. */
export interface RetentionParts {
  readonly database: Database;
  readonly chunks: Chunks;
  readonly coverage: CoverageBook;
  readonly dueDays: DueDays;
}

/** Deletes what is older than it is to be kept, and the oldest of what makes the file too large, a little at a time. */
export class Retirement {
  readonly #parts: RetentionParts;

  constructor(parts: RetentionParts) {
    this.#parts = parts;
  }

  /** Does a slice. `newestMinute` is what age is counted from. False when there is nothing to do. */
  work(retention: Retention, newestMinute: number): boolean {
    return (
      this.#deleteTo(this.#horizons(retention, newestMinute)) ||
      this.#deleteEvents(retention, newestMinute) ||
      this.#limitSize(retention.maxMegabytes * BYTES_A_MEGABYTE, newestMinute)
    );
  }

  #horizons({ minuteDays, fiveMinuteDays, hourDays }: Retention, newestMinute: number): Horizons {
    const { dueDays } = this.#parts;
    const hour = hourOf(newestMinute);
    const day = dayOf(newestMinute);
    // Minutes that longer steps have yet to be made of stay a little longer, but not for ever.
    const due = Math.max((dueDays.oldest() ?? day) * HOURS_A_DAY, hour - (minuteDays + 2) * HOURS_A_DAY);
    return {
      shortMinutes: hour - HOURS_A_DAY,
      longMinutes: Math.min(hour - minuteDays * HOURS_A_DAY, due),
      fiveMinutes: day - fiveMinuteDays,
      hours: day - hourDays,
    };
  }

  #deleteTo(horizons: Horizons): boolean {
    const { database, chunks, coverage, dueDays } = this.#parts;
    for (const [name, tier] of Object.entries(TIER) as [keyof typeof TIER, number][]) {
      const first = chunks.first(tier);
      if (first === undefined || first >= horizons[name]) continue;
      database.transaction(() => {
        chunks.deleteBefore(tier, horizons[name], CHUNKS_A_SLICE);
        coverage.deleteBefore(horizons.fiveMinutes * HOURS_A_DAY);
        dueDays.deleteBefore(dayOf(horizons.longMinutes * 60));
      });
      return true;
    }
    return false;
  }

  #deleteEvents({ hourDays }: Retention, newestMinute: number): boolean {
    const before = (newestMinute - hourDays * HOURS_A_DAY * 60) * 60_000;
    const { changes } = this.#parts.database.run(
      'DELETE FROM event WHERE id IN (SELECT id FROM event WHERE at < ? ORDER BY at LIMIT ?)',
      before,
      ROWS_A_SLICE,
    );
    return changes > 0;
  }

  /** Gives up the oldest of the finest that is older than its least, an hour or a day at a time; at last anything. */
  #shorten(newestMinute: number): boolean {
    const { chunks } = this.#parts;
    const day = dayOf(newestMinute);
    const hour = hourOf(newestMinute);
    const least: readonly (readonly [tier: number, start: number])[] = [
      [TIER.longMinutes, hour - HOURS_A_DAY],
      [TIER.fiveMinutes, day - 7],
      [TIER.hours, day - 30],
      [TIER.shortMinutes, hour],
      [TIER.longMinutes, hour],
      [TIER.fiveMinutes, day],
      [TIER.hours, day],
    ];
    for (const [tier, start] of least) {
      const first = chunks.first(tier);
      if (first === undefined || first >= start) continue;
      this.#parts.database.transaction(() => chunks.deleteBefore(tier, first + 1, CHUNKS_A_SLICE));
      return true;
    }
    return false;
  }

  #limitSize(maxBytes: number, newestMinute: number): boolean {
    const pages = this.#pragma('page_count');
    const free = this.#pragma('freelist_count');
    const pageSize = this.#pragma('page_size');
    if ((pages - free) * pageSize > maxBytes && this.#shorten(newestMinute)) return true;
    const allowed =
      pages * pageSize > maxBytes ? 0 : Math.max(FREE_PAGES_ALLOWED, pages * FREE_SHARE_ALLOWED);
    if (free <= allowed) return false;
    this.#parts.database.all(`PRAGMA incremental_vacuum(${PAGES_A_SLICE})`);
    return this.#pragma('freelist_count') < free;
  }

  #pragma(name: string): number {
    return this.#parts.database.number(`PRAGMA ${name}`) ?? 0;
  }
}
