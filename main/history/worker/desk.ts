import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Retention } from '../../../preload/answers/history.ts';
import type { Clock } from '../../clock.ts';
import type { SeriesValues } from '../data.ts';
import type { AnswerMessage, HistoryStatus, RequestKind, RequestMessage, Requests } from '../messages.ts';
import { buffersOf as buffersOfParcel } from '../scrape-parcel.ts';
import { HistoryFile } from './history-file.ts';
import { release } from './release.ts';
import type { HistoryStore } from './store.ts';
import { UnknownRows } from './taker.ts';

/** A long read lets others have their turn this often: a scrape is not to wait for a year of charts. */
const TURN_MS = 20;

/** What the desk is made of. */
export interface DeskOptions {
  readonly folder: string;
  readonly retention: Retention;
  readonly clock: Clock;
  readonly send: (message: AnswerMessage, transfer: readonly ArrayBuffer[]) => void;
}

/** Answers the requests to the history, in the order in which they come, and does what is to be done in between. */
export class Desk {
  readonly #send: DeskOptions['send'];
  readonly #file: HistoryFile;
  #retention: Retention;
  #working: NodeJS.Immediate | undefined;
  #isClosed = false;

  constructor({ folder, retention, clock, send }: DeskOptions) {
    this.#send = send;
    this.#retention = retention;
    this.#file = new HistoryFile(folder, clock);
  }

  /** Answers a request. Never rejects. */
  async handle(message: RequestMessage): Promise<void> {
    if (this.#isClosed) return;
    try {
      const answer = await this.#answer(message);
      this.#reply(
        message.id,
        { answer },
        message.kind === 'read' ? buffersOf(answer as readonly SeriesValues[]) : [],
      );
    } catch (error) {
      this.#reply(message.id, { failure: error instanceof Error ? error.message : String(error) });
    }
    if (message.kind === 'close') this.#isClosed = true;
    this.#workOn();
  }

  #answer({
    kind,
    ask,
  }: RequestMessage): Requests[RequestKind]['answer'] | Promise<Requests[RequestKind]['answer']> {
    const file = this.#file;
    switch (kind) {
      case 'open':
        return null;
      case 'record':
        return this.#record(ask);
      case 'fill':
        file.write((store) => store.fill(ask));
        return null;
      case 'fillFromQuery':
        return this.#fillFromQuery(ask);
      case 'read':
        return this.#read(ask);
      case 'coverage':
        return file.read((store) => store.coverage(ask.clusterId, ask.from, ask.to));
      case 'keysOf':
        return file.read((store) => store.keysOf(ask.clusterId, ask.metricId, ask.labelNames, ask.from));
      case 'addEvents':
        file.write((store) => store.addEvents(ask));
        return null;
      case 'events':
        return file.read((store) => store.events(ask));
      case 'setRetention':
        this.#retention = ask;
        return null;
      case 'close':
        clearImmediate(this.#working);
        file.close();
        return null;
    }
  }

  #record(parcel: Requests['record']['ask']): Requests['record']['answer'] {
    try {
      this.#file.write((store) => store.record(parcel));
      return 'kept';
    } catch (error) {
      if (error instanceof UnknownRows) return 'keys-wanted';
      throw error;
    } finally {
      for (const buffer of buffersOfParcel(parcel)) release(buffer);
    }
  }

  #fillFromQuery(page: Requests['fillFromQuery']['ask']): Requests['fillFromQuery']['answer'] {
    try {
      return this.#file.write((store) => store.fillFromQuery(page));
    } finally {
      release(page.body);
    }
  }

  async #read({ keys, from, to, stepMs }: Requests['read']['ask']): Promise<SeriesValues[]> {
    const answers: SeriesValues[] = [];
    let series: Iterator<SeriesValues> | undefined;
    let readFrom: HistoryStore | undefined;
    let turnBegan = performance.now();
    while (answers.length < keys.length && !this.#isClosed) {
      const next = this.#file.read((store) => {
        // After a pause rows may have been packed, and a damaged file replaced: what is left is asked anew.
        if (!series || readFrom !== store) series = store.read(keys.slice(answers.length), from, to, stepMs);
        readFrom = store;
        return series.next();
      });
      if (next.done !== true) answers.push(next.value);
      if (performance.now() - turnBegan < TURN_MS) continue;
      await nextTurn();
      series = undefined;
      turnBegan = performance.now();
    }
    return answers;
  }

  #reply(id: number, result: AnswerMessage['result'], transfer: readonly ArrayBuffer[] = []): void {
    this.#send({ id, result, status: this.#status() }, transfer);
  }

  #status(): HistoryStatus {
    const { problem, notice, bytes } = this.#file;
    let oldest: number | null = null;
    try {
      if (!this.#isClosed) oldest = this.#file.read((store) => store.oldest());
    } catch {
      // The problem says what is wrong.
    }
    return { problem, notice, bytes, oldest };
  }

  /** Goes on in the background, a slice a turn, for as long as there is something to do. */
  #workOn(): void {
    if (this.#isClosed || this.#working) return;
    this.#working = setImmediate(() => {
      this.#working = undefined;
      if (this.#isClosed) return;
      try {
        if (this.#file.work(this.#retention)) this.#workOn();
      } catch {
        // The problem says what is wrong; the next request tries again.
      }
    });
  }
}

function buffersOf(answers: readonly SeriesValues[]): ArrayBuffer[] {
  return answers.flatMap(({ values, low, high, known }) =>
    [values, low, high, known].flatMap((array) => (array ? [array.buffer] : [])),
  );
}
