import { appendFile, mkdir, rename, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Clock } from '../clock.ts';
import type { LogTarget } from './log.ts';

/** How a log file is kept. */
export interface LogFileOptions {
  /** `…/laglight.jsonl`; older ones are `…/laglight.1.jsonl` and so on. */
  readonly path: string;
  readonly clock: Pick<Clock, 'now'>;
  /** A file that would grow beyond this becomes an older one, in bytes. */
  readonly maximumBytes?: number;
  /** How many files there are at most, the one that is written to included. */
  readonly files?: number;
  /** Writes to the disk; tests fill it up. */
  readonly append?: (path: string, text: string) => Promise<void>;
}

const MAXIMUM_BYTES = 5_000_000;
const FILES = 3;
/** After a write that failed, the disk is left alone for so long. */
const TRY_AGAIN_MS = 60_000;
/** Lines that wait for the disk; what is more is lost, and counted. */
const MOST_WAITING = 2_000;

/**
 * A log in files that rotate by size. Never throws: where the disk is full or gone it stops, `problem` says so once,
 * and goes on when it can, with a line that tells how many were lost.
 */
export class LogFile implements LogTarget {
  readonly #options: Required<LogFileOptions>;
  #waiting: string[] = [];
  #writing: Promise<void> | undefined;
  #bytes: number | undefined;
  #lost = 0;
  #problem: string | undefined;
  #tryAgainAt = Number.NEGATIVE_INFINITY;

  constructor(options: LogFileOptions) {
    this.#options = { maximumBytes: MAXIMUM_BYTES, files: FILES, append: appendPrivately, ...options };
  }

  /** Why nothing is written at the moment, one sentence; undefined as a rule. */
  get problem(): string | undefined {
    return this.#problem;
  }

  write(line: string): void {
    if (this.#options.clock.now() < this.#tryAgainAt || this.#waiting.length >= MOST_WAITING) {
      this.#lost += 1;
      return;
    }
    this.#waiting.push(line);
    this.#writing ??= this.#drain();
  }

  async flush(): Promise<void> {
    await this.#writing;
  }

  async #drain(): Promise<void> {
    // What is written in the same turn goes to the disk in one piece.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const lines = this.#waiting;
      this.#waiting = [];
      await this.#append(lines);
    }
    this.#writing = undefined;
  }

  async #append(lines: readonly string[]): Promise<void> {
    const { path, clock } = this.#options;
    const missing = this.#lost > 0 ? [lossLine(clock.now(), this.#lost)] : [];
    const text = [...missing, ...lines].map((line) => `${line}\n`).join('');
    try {
      await this.#makeRoom(Buffer.byteLength(text));
      await this.#options.append(path, text);
      this.#bytes = (this.#bytes ?? 0) + Buffer.byteLength(text);
      this.#lost = 0;
      this.#problem = undefined;
      this.#tryAgainAt = Number.NEGATIVE_INFINITY;
    } catch (error) {
      this.#lost += lines.length;
      this.#bytes = undefined;
      this.#tryAgainAt = clock.now() + TRY_AGAIN_MS;
      const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
      this.#problem = `The log ${path} cannot be written (${code}). Laglight works without it until it can.`;
    }
  }

  /** Begins a new file when the present one would grow too large. */
  async #makeRoom(bytes: number): Promise<void> {
    const { path, files, maximumBytes } = this.#options;
    if (this.#bytes === undefined) {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      this.#bytes = await sizeOf(path);
    }
    if (this.#bytes === 0 || this.#bytes + bytes <= maximumBytes) return;
    for (let age = files - 1; age > 0; age -= 1) {
      await rename(agedPath(path, age - 1), agedPath(path, age)).catch(unlessMissing);
    }
    this.#bytes = 0;
  }
}

/** The path of an older file: 1 is the one before the present. */
export function agedPath(path: string, age: number): string {
  return age === 0 ? path : path.replace(/(\.[^.]*)?$/, `.${age}$1`);
}

function lossLine(now: number, lost: number): string {
  const time = new Date(now).toISOString();
  return JSON.stringify({ time, level: 'warning', room: 'log', message: 'Lines were lost.', lost });
}

function appendPrivately(path: string, text: string): Promise<void> {
  return appendFile(path, text, { mode: 0o600 });
}

async function sizeOf(path: string): Promise<number> {
  const found = await stat(path).catch(unlessMissing);
  return found?.size ?? 0;
}

function unlessMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
  throw error;
}
