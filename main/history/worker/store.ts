import type { Retention } from '../../../preload/answers/history.ts';
import { MINUTE_MS } from '../../clock.ts';
import type { Clock } from '../../clock.ts';
import { MINUTE_STATE } from '../data.ts';
import type {
  Coverage,
  EventFilter,
  FilledPoints,
  HistoryEvent,
  KeptPage,
  QueryPageToKeep,
  SeriesKey,
  SeriesValues,
  StepMs,
} from '../data.ts';
import type { ScrapeParcel } from '../scrape-parcel.ts';
import { Chunks, TIER } from './chunks.ts';
import { CoverageBook } from './coverage-book.ts';
import { Database } from './database.ts';
import { Dictionary } from './dictionary.ts';
import { DueDays } from './due-days.ts';
import { EventBook } from './event-book.ts';
import { Filler } from './filler.ts';
import { LineSweeper } from './line-sweeper.ts';
import { MinuteReader } from './minute-reader.ts';
import { MinuteRows } from './minute-rows.ts';
import { Packer } from './packer.ts';
import { parseQueryPage } from './query-page.ts';
import { Retirement } from './retirement.ts';
import { RollUps } from './roll-ups.ts';
import { SeriesReader } from './series-reader.ts';
import { StepReader } from './step-reader.ts';
import { Taker } from './taker.ts';
import { HOURS_A_DAY, MINUTES_AN_HOUR, dayOf, hourOf } from './time-units.ts';

/** A line is listed for this long after its last packed value: its newest hour is not packed yet. */
const LISTED_HOURS = 2;

/** The history in one database file. Everything is done when a call returns; what fails throws and changes nothing. */
export class HistoryStore {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #dictionary: Dictionary;
  readonly #chunks: Chunks;
  readonly #rows: MinuteRows;
  readonly #coverage: CoverageBook;
  readonly #dueDays: DueDays;
  readonly #events: EventBook;
  readonly #taker: Taker;
  readonly #filler: Filler;
  readonly #reader: SeriesReader;
  readonly #packer: Packer;
  readonly #rollUps: RollUps;
  readonly #retirement: Retirement;
  readonly #sweeper: LineSweeper;
  /** The newest minute of each cluster that was met in this run. */
  readonly #newest = new Map<number, number>();

  /** `path` as SQLite takes it. Throws what `Database` throws. */
  constructor(path: string, clock: Clock) {
    const database = new Database(path);
    this.#database = database;
    this.#clock = clock;
    this.#dictionary = new Dictionary(database);
    this.#chunks = new Chunks(database);
    this.#rows = new MinuteRows(database);
    this.#coverage = new CoverageBook(database);
    this.#dueDays = new DueDays(database);
    this.#events = new EventBook(database);
    this.#taker = new Taker(this.#dictionary);
    const minutes = new MinuteReader(this.#chunks, this.#rows, this.#coverage);
    const steps = new StepReader(this.#chunks, minutes, this.#dueDays);
    const parts = {
      database,
      dictionary: this.#dictionary,
      chunks: this.#chunks,
      rows: this.#rows,
      coverage: this.#coverage,
      dueDays: this.#dueDays,
      steps,
    };
    this.#filler = new Filler(parts);
    this.#reader = new SeriesReader(this.#dictionary, minutes, steps);
    this.#packer = new Packer(parts);
    this.#rollUps = new RollUps(database, steps, this.#dueDays);
    this.#retirement = new Retirement(parts);
    this.#sweeper = new LineSweeper(database);
    for (const { id } of database.all('SELECT id FROM cluster')) {
      const newest = this.#coverage.newest(Number(id));
      if (newest !== undefined) this.#newest.set(Number(id), newest);
    }
  }

  /** Keeps a scrape of one cluster in one transaction. Throws `UnknownRows` where its keys are needed once more. */
  record(parcel: ScrapeParcel): void {
    this.#transaction(() => {
      this.#taker.take(parcel, ({ cluster, minute, values }) => {
        this.#rows.add(cluster, minute, false, parcel.takenAt, values);
        const isWhole = parcel.isComplete && minute === parcel.minute;
        this.#coverage.note(cluster, [minute], isWhole ? MINUTE_STATE.scraped : MINUTE_STATE.partlyScraped);
        this.#noteDay(cluster, dayOf(minute));
        // The last, not the greatest: a server's leap into tomorrow is over with the next scrape.
        this.#newest.set(cluster, minute);
      });
    });
  }

  /** Keeps points that were fetched later. */
  fill(points: FilledPoints): void {
    this.#transaction(() => {
      this.#filler.fill(points, this.#clock.now());
      if (points.stepMs > MINUTE_MS) return;
      const cluster = this.#dictionary.cluster(points.clusterId);
      const times = points.series.flatMap((series) => Array.from(series.minutes));
      for (const day of new Set(times.map((time) => dayOf(time / MINUTE_MS)))) this.#noteDay(cluster, day);
    });
  }

  /** Reads a page of the answer to a query and keeps it. Throws a `SyntaxError` for what is no such page. */
  fillFromQuery({ body, groupBy, ...page }: QueryPageToKeep): KeptPage {
    const { rows, nextPageToken, series } = parseQueryPage(new Uint8Array(body), groupBy);
    const labelNames = groupBy.map((name) => name.replace(/^metric\./, ''));
    this.fill({ ...page, labelNames, series });
    return { rows, nextPageToken };
  }

  /** See `SeriesReader.read`. */
  read(
    keys: readonly SeriesKey[],
    from: number,
    to: number,
    stepMs: StepMs,
  ): Generator<SeriesValues, void, void> {
    return this.#reader.read(keys, from, to, stepMs);
  }

  coverage(clusterId: string, from: number, to: number): Coverage {
    const first = Math.floor(from / MINUTE_MS);
    const end = Math.max(first, Math.ceil(to / MINUTE_MS));
    const cluster = this.#dictionary.findCluster(clusterId);
    const minutes =
      cluster === undefined ? new Uint8Array(end - first) : this.#coverage.states(cluster, first, end);
    return { from: first * MINUTE_MS, minutes };
  }

  keysOf(clusterId: string, metricId: string, labelNames: readonly string[], from: number): SeriesKey[] {
    const fromHour = hourOf(Math.floor(from / MINUTE_MS)) - LISTED_HOURS;
    return this.#dictionary
      .labelsOf(clusterId, metricId, labelNames, fromHour)
      .map((text) => ({ clusterId, metricId, labels: JSON.parse(text) as Record<string, string> }));
  }

  addEvents(events: readonly HistoryEvent[]): void {
    this.#transaction(() => this.#events.add(events));
  }

  events(filter: EventFilter): HistoryEvent[] {
    return this.#events.find(filter);
  }

  /** Epoch milliseconds of the oldest that is kept, to the hour, older than that to the day; null when nothing is. */
  oldest(): number | null {
    const hours = [this.#chunks.first(TIER.shortMinutes), this.#chunks.first(TIER.longMinutes)];
    const days = [this.#chunks.first(TIER.fiveMinutes), this.#chunks.first(TIER.hours)];
    const minutes = [
      this.#rows.oldest(),
      ...hours.map((hour) => hour && hour * MINUTES_AN_HOUR),
      ...days.map((day) => day && day * HOURS_A_DAY * MINUTES_AN_HOUR),
    ].filter((minute) => minute !== undefined);
    return minutes.length > 0 ? Math.min(...minutes) * MINUTE_MS : null;
  }

  /** Does a little of what is to be done in the background. False when nothing is left to do for now. */
  work(retention: Retention): boolean {
    for (const [cluster, newest] of this.#newest) {
      if (this.#packer.work(cluster, newest)) return true;
      if (this.#rollUps.work(cluster, newest)) return true;
    }
    if (this.#newest.size === 0) return false;
    // A clock of this machine that is wrong, or a server's minute of tomorrow, must not make the past look old.
    const newest = Math.min(Math.max(...this.#newest.values()), Math.floor(this.#clock.now() / MINUTE_MS));
    return (
      this.#retirement.work(retention, newest) ||
      this.#sweeper.work(retention, newest, () => this.#taker.labelSetsInUse())
    );
  }

  close(): void {
    this.#database.close();
  }

  /** Longer steps of a day are made once it is over and packed; until then they are made when they are asked for. */
  #noteDay(cluster: number, day: number): void {
    const isToday = day === dayOf(this.#newest.get(cluster) ?? 0);
    if (!isToday || this.#dueDays.changes(cluster, day) === undefined) this.#dueDays.note(cluster, day);
  }

  #transaction(work: () => void): void {
    try {
      this.#database.transaction(work);
    } catch (error) {
      this.#taker.forget();
      this.#dictionary.forget();
      throw error;
    }
  }
}
