import type { Clock } from '../clock.ts';
import type { Redactor } from './redactor.ts';

/** Most important first. */
const LEVELS = ['error', 'warning', 'info', 'debug'] as const;
/** How important a line is. */
export type LogLevel = (typeof LEVELS)[number];

/** What a line says beside its message: ids, codes, numbers; errors are taken apart. Never a name of the user's. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Where lines go. */
export interface LogTarget {
  /** One line of JSON without its end. Never throws. */
  write(line: string): void;
  /** Resolves once all that was written is where it belongs, as far as that is possible. */
  flush(): Promise<void>;
}

/** What a log is made of. */
export interface LogOptions {
  readonly target: LogTarget;
  readonly redactor: Redactor;
  readonly clock: Pick<Clock, 'now'>;
  readonly level: LogLevel;
}

/** So many lines are kept in memory for a diagnosis. */
const LINES_KEPT = 500;
/** Longer lines say no more. */
const LONGEST_LINE = 8_192;

/** What all loggers of one log share. */
interface Shared extends Omit<LogOptions, 'level'> {
  level: LogLevel;
  readonly lines: string[];
}

/**
 * The log: lines of JSON with time, level, room and message. Secrets are taken out of every line here, whoever wrote it.
 * Nothing in it ever throws: a log must not break what it tells of.
 */
export class Log {
  readonly #shared: Shared;
  readonly #room: string;

  private constructor(shared: Shared, room: string) {
    this.#shared = shared;
    this.#room = room;
  }

  /** The log itself; `child` makes the loggers of rooms. */
  static open({ level, ...options }: LogOptions): Log {
    return new Log({ ...options, level, lines: [] }, 'main');
  }

  /** A logger whose lines name another room. */
  child(room: string): Log {
    return new Log(this.#shared, room);
  }

  /** Takes secrets out of texts; secrets are made known to it. */
  get redactor(): Redactor {
    return this.#shared.redactor;
  }

  /** The last lines that were written, oldest first, without secrets. */
  get lastLines(): readonly string[] {
    return this.#shared.lines;
  }

  /** Lines that are less important than this are left out from now on, in all rooms. */
  setLevel(level: LogLevel): void {
    this.#shared.level = level;
  }

  /** Something is broken and a person should know. */
  error(message: string, fields?: LogFields): void {
    this.#write('error', message, fields);
  }

  /** Something went wrong that may be over soon. */
  warning(message: string, fields?: LogFields): void {
    this.#write('warning', message, fields);
  }

  /** Something was done. */
  info(message: string, fields?: LogFields): void {
    this.#write('info', message, fields);
  }

  /** For whoever looks for a mistake. */
  debug(message: string, fields?: LogFields): void {
    this.#write('debug', message, fields);
  }

  /** Resolves once all lines are written, as far as that is possible. */
  flush(): Promise<void> {
    return this.#shared.target.flush();
  }

  #write(level: LogLevel, message: string, fields: LogFields = {}): void {
    const { target, clock, lines, level: least } = this.#shared;
    if (LEVELS.indexOf(level) > LEVELS.indexOf(least)) return;
    const head = { time: new Date(clock.now()).toISOString(), level, room: this.#room };
    const line = this.#lineOf(head, message, fields);
    lines.push(line);
    if (lines.length > LINES_KEPT) lines.shift();
    target.write(line);
  }

  #lineOf(head: Readonly<Record<string, string>>, message: string, fields: LogFields): string {
    const { redactor } = this.#shared;
    const short = { ...head, message: redactor.clean(message).slice(0, LONGEST_LINE / 2) };
    try {
      const line = JSON.stringify({ ...short, ...(redactor.cleanAll(fields) as object) });
      return line.length <= LONGEST_LINE ? line : JSON.stringify({ ...short, isCut: true });
    } catch {
      // A field that cannot be written as JSON: a circle, say.
      return JSON.stringify({ ...short, isCut: true });
    }
  }
}
