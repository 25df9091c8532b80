import type { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import type { AnswerMessage, HistoryStatus, RequestKind, Requests } from './messages.ts';

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;

/** What a link is made of. */
export interface WorkerLinkOptions {
  /** Starts a worker; called again when one has ended by itself. May throw. */
  readonly start: () => Worker;
  readonly clock: Clock;
  /** Hears how the history is, with every answer. */
  readonly onStatus: (status: HistoryStatus) => void;
  /** Hears that the worker ended by itself. What it had not answered is lost. */
  readonly onEnd: (reason: string) => void;
}

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The line to the history's thread: a promise for each request, and a new thread when one dies. */
export class WorkerLink {
  readonly #options: WorkerLinkOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #disposal = new AbortController();
  #worker: Worker | undefined;
  #lastId = 0;
  #pauseMs = 0;

  constructor(options: WorkerLinkOptions) {
    this.#options = options;
  }

  /** Starts the first worker. Resolves when it answers, or cannot; never rejects. */
  async open(): Promise<void> {
    this.#start();
    await this.ask('open', null).catch(() => undefined);
  }

  /** Rejects where the request failed, or the worker ended before it was answered, or there is none now. */
  ask<Kind extends RequestKind>(
    kind: Kind,
    ask: Requests[Kind]['ask'],
    transfer: readonly ArrayBuffer[] = [],
  ): Promise<Requests[Kind]['answer']> {
    const worker = this.#worker;
    if (!worker) return Promise.reject(new Error('The history is not running now.'));
    const id = ++this.#lastId;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: (answer) => resolve(answer as Requests[Kind]['answer']), reject });
      worker.postMessage({ id, kind, ask }, [...transfer]);
    });
  }

  /** Ends the worker at once. What is under way rejects. */
  async dispose(): Promise<void> {
    this.#disposal.abort(new Error('The history was closed.'));
    const worker = this.#worker;
    this.#worker = undefined;
    this.#rejectAll('The history was closed.');
    await worker?.terminate();
  }

  #start(): void {
    try {
      const worker = this.#options.start();
      this.#worker = worker;
      worker.on('message', (message: AnswerMessage) => this.#take(message));
      worker.once('error', (error: unknown) => this.#lose(worker, messageOf(error)));
      worker.once('exit', () => this.#lose(worker, 'it ended by itself'));
    } catch (error) {
      this.#restart(messageOf(error));
    }
  }

  #take({ id, result, status }: AnswerMessage): void {
    this.#pauseMs = 0;
    this.#options.onStatus(status);
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if ('answer' in result) waiting?.resolve(result.answer);
    else waiting?.reject(new Error(result.failure));
  }

  #lose(worker: Worker, reason: string): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#rejectAll(`The history's thread ended: ${reason}.`);
    this.#restart(reason);
  }

  /** At once the first time, then ever more slowly until one answers. */
  #restart(reason: string): void {
    const { clock, onEnd } = this.#options;
    const { signal } = this.#disposal;
    const pauseMs = this.#pauseMs;
    this.#pauseMs = Math.min(LONGEST_PAUSE_MS, Math.max(FIRST_PAUSE_MS, pauseMs * 2));
    onEnd(reason);
    clock.sleep(pauseMs, signal).then(
      () => void this.open(),
      () => undefined,
    );
  }

  #rejectAll(reason: string): void {
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Error(reason));
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
}
