import type { Database } from './database.ts';
import type { Line } from './dictionary.ts';
import type { DueDays } from './due-days.ts';
import type { Stretch } from './minute-reader.ts';
import type { StepReader } from './step-reader.ts';
import { MINUTES_AN_HOUR, MINUTES_A_DAY } from './time-units.ts';

const LINES_A_SLICE = 100;
/** A day is over so many minutes after its last one: its last hour is packed then. */
const SLACK_MINUTES = MINUTES_AN_HOUR + 10;

interface Job {
  readonly cluster: number;
  readonly day: number;
  readonly changes: number;
  readonly stretch: Stretch;
  lastLine: number;
}

/** Makes the longer steps of finished days, for the lines that are kept long, some lines at a time. */
export class RollUps {
  readonly #database: Database;
  readonly #steps: StepReader;
  readonly #dueDays: DueDays;
  #job: Job | undefined;

  constructor(database: Database, steps: StepReader, dueDays: DueDays) {
    this.#database = database;
    this.#steps = steps;
    this.#dueDays = dueDays;
  }

  /** Does a slice of what is to be done for a cluster, whose newest minute this is. False when there is nothing. */
  work(cluster: number, newestMinute: number): boolean {
    const job = this.#stillRight(this.#job) ?? this.#next(cluster, newestMinute);
    this.#job = undefined;
    if (!job) return false;
    const lines = this.#linesOf(job);
    this.#database.transaction(() => {
      for (const line of lines) {
        this.#steps.keep(line, job.day, this.#steps.made(line, job.day, job.stretch));
      }
      if (lines.length === 0) this.#dueDays.settle(job.cluster, job.day, job.changes);
    });
    if (lines.length > 0) this.#job = { ...job, lastLine: lines.at(-1)?.id ?? job.lastLine };
    return true;
  }

  /** A day that changed since is begun anew. */
  #stillRight(job: Job | undefined): Job | undefined {
    return job && this.#dueDays.changes(job.cluster, job.day) === job.changes ? job : undefined;
  }

  #next(cluster: number, newestMinute: number): Job | undefined {
    const end = Math.floor((newestMinute - SLACK_MINUTES) / MINUTES_A_DAY);
    const day = this.#dueDays.first(cluster, end);
    if (day === undefined) return undefined;
    const changes = this.#dueDays.changes(cluster, day) ?? 0;
    return { cluster, day, changes, stretch: this.#steps.stretch(cluster, day), lastLine: 0 };
  }

  #linesOf({ cluster, lastLine }: Job): Line[] {
    return this.#database
      .all(
        `SELECT line.id AS id, kind FROM line JOIN metric ON metric.id = line.metric
         WHERE line.id > ? AND cluster = ? AND is_long = 1 ORDER BY line.id LIMIT ?`,
        lastLine,
        cluster,
        LINES_A_SLICE,
      )
      .map((row) => ({ id: Number(row['id']), cluster, isLong: true, isLevel: row['kind'] === 'level' }));
  }
}
