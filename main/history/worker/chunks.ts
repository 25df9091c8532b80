import { ByteReader } from './byte-reader.ts';
import { ByteWriter } from './byte-writer.ts';
import { blob } from './database.ts';
import type { Database } from './database.ts';
import type { Steps } from './roll-up.ts';
import { readStream, writeStream } from './stream-codec.ts';
import { HOURS_A_DAY, MINUTES_AN_HOUR } from './time-units.ts';

/** The tiers of the table `chunk`, by what is kept there and how long. */
export const TIER = { shortMinutes: 0, longMinutes: 1, fiveMinutes: 2, hours: 3 } as const;

export const FIVE_MINUTES = 5;
/** Steps of a day's chunk. */
const STEPS_A_DAY = { [TIER.fiveMinutes]: 288, [TIER.hours]: HOURS_A_DAY } as const;

/** The tiers of steps longer than a minute. */
export type StepTier = keyof typeof STEPS_A_DAY;

/** Reads and writes the packed stretches of lines. */
export class Chunks {
  readonly #database: Database;
  readonly #writer = new ByteWriter();

  constructor(database: Database) {
    this.#database = database;
  }

  /** The minutes of an hour; undefined where nothing was packed. */
  minutes(line: number, isLong: boolean, hour: number): Float64Array<ArrayBuffer> | undefined {
    const samples = this.#read(minuteTier(isLong), hour, line);
    if (!samples) return undefined;
    const values = new Float64Array(MINUTES_AN_HOUR);
    readStream(new ByteReader(samples), values);
    return values;
  }

  /** The minutes of hours that follow each other, `to` not included; NaN where nothing was packed. */
  minutesBetween(line: number, isLong: boolean, from: number, to: number): Float64Array<ArrayBuffer> {
    const values = new Float64Array((to - from) * MINUTES_AN_HOUR).fill(Number.NaN);
    for (const [hour, samples] of this.#readAll(minuteTier(isLong), line, from, to)) {
      const start = (hour - from) * MINUTES_AN_HOUR;
      readStream(new ByteReader(samples), values.subarray(start, start + MINUTES_AN_HOUR));
    }
    return values;
  }

  putMinutes(line: number, isLong: boolean, hour: number, values: Float64Array): void {
    this.#writer.clear();
    writeStream(this.#writer, values);
    this.#write(minuteTier(isLong), hour, line);
  }

  /** The steps of a day; undefined where there are none. */
  steps(tier: StepTier, line: number, isLevel: boolean, day: number): Steps | undefined {
    const samples = this.#read(tier, day, line);
    return samples && readSteps(samples, STEPS_A_DAY[tier], isLevel);
  }

  /** The steps of the days that have any, `to` not included. */
  stepsBetween(tier: StepTier, line: number, isLevel: boolean, from: number, to: number): Map<number, Steps> {
    const days = this.#readAll(tier, line, from, to);
    return new Map(days.map(([day, samples]) => [day, readSteps(samples, STEPS_A_DAY[tier], isLevel)]));
  }

  putSteps(tier: StepTier, line: number, day: number, steps: Steps): void {
    this.#writer.clear();
    writeStream(this.#writer, steps.sums);
    writeStream(this.#writer, Float64Array.from(steps.known));
    if (steps.low) writeStream(this.#writer, steps.low);
    if (steps.high) writeStream(this.#writer, steps.high);
    this.#write(tier, day, line);
  }

  /** The first hour or day of a tier; undefined where it is empty. */
  first(tier: number): number | undefined {
    return this.#database.number('SELECT min(start) FROM chunk WHERE tier = ?', tier);
  }

  /** Deletes at most so many that begin before `start`. Answers how many it did. */
  deleteBefore(tier: number, start: number, count: number): number {
    return this.#database.run(
      `DELETE FROM chunk WHERE (tier, start, line) IN
       (SELECT tier, start, line FROM chunk WHERE tier = ? AND start < ? LIMIT ?)`,
      tier,
      start,
      count,
    ).changes;
  }

  #read(tier: number, start: number, line: number): Uint8Array | undefined {
    const row = this.#database.get(
      'SELECT samples FROM chunk WHERE tier = ? AND start = ? AND line = ?',
      tier,
      start,
      line,
    );
    return row && blob(row['samples']);
  }

  /** One look-up for each start, but a single statement: many of those cost more than what they find. */
  #readAll(tier: number, line: number, from: number, to: number): [start: number, samples: Uint8Array][] {
    const rows = this.#database.all(
      `WITH RECURSIVE wanted (start) AS (SELECT ? WHERE ? < ? UNION ALL SELECT start + 1 FROM wanted WHERE start + 1 < ?)
       SELECT chunk.start AS start, samples FROM wanted
       CROSS JOIN chunk ON tier = ? AND chunk.start = wanted.start AND line = ?`,
      from,
      from,
      to,
      to,
      tier,
      line,
    );
    return rows.map((row) => [Number(row['start']), blob(row['samples'])]);
  }

  #write(tier: number, start: number, line: number): void {
    this.#database.run(
      'INSERT OR REPLACE INTO chunk VALUES (?, ?, ?, ?)',
      tier,
      start,
      line,
      this.#writer.view(),
    );
  }
}

function minuteTier(isLong: boolean): number {
  return isLong ? TIER.longMinutes : TIER.shortMinutes;
}

function readSteps(samples: Uint8Array, count: number, isLevel: boolean): Steps {
  const reader = new ByteReader(samples);
  const next = (): Float64Array<ArrayBuffer> => {
    const values = new Float64Array(count);
    readStream(reader, values);
    return values;
  };
  const sums = next();
  const known = Uint8Array.from(next());
  const low = isLevel ? next() : null;
  return { sums, known, low, high: isLevel ? next() : null };
}
