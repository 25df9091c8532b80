import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const PATIENCE_MS = 60_000;

/**
 * A script of this folder in a process of its own, with the options of this one's Node. It is given its own options as
 * JSON, and talks in messages: first one when it is ready, then one whenever there is something to tell.
 */
export class Child<Told> {
  readonly #process: ChildProcess;
  readonly #name: string;
  readonly #told: Told[] = [];
  readonly #end = new AbortController();

  constructor(script: string, options: unknown) {
    this.#name = script;
    this.#process = fork(join(import.meta.dirname, script), [JSON.stringify(options)]);
    this.#process.on('message', (told) => this.#told.push(told as Told));
    this.#process.once('exit', () => this.#end.abort());
  }

  /** What it tells next. Rejects when it ends, or is silent for a minute. */
  async next(): Promise<Told> {
    if (this.#told.length === 0) {
      const signal = AbortSignal.any([AbortSignal.timeout(PATIENCE_MS), this.#end.signal]);
      await once(this.#process, 'message', { signal }).catch((error: unknown) => {
        throw new Error(`${this.#name} fell silent.`, { cause: error });
      });
    }
    return this.#told.shift() as Told;
  }

  tell(message: string): void {
    this.#process.send(message);
  }

  async stop(): Promise<void> {
    if (this.#end.signal.aborted) return;
    const exited = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exited;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}

/** What the process was started with; for the child's side. */
export function childOptions(): unknown {
  return JSON.parse(process.argv[2] ?? '');
}

/** Tells the parent; for the child's side. */
export function tellParent(message: unknown): void {
  process.send?.(message);
}
