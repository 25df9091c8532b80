import { homedir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type Clock } from '../clock.ts';
import { LogFile } from './log-file.ts';
import { Log, type LogLevel } from './log.ts';
import { Redactor } from './redactor.ts';

/** A log, and what the user should know of it. */
export interface OpenedLog {
  readonly log: Log;
  /** Why nothing is written at the moment; undefined as a rule. */
  readonly problem: () => string | undefined;
}

/** The log in `folder`, which is made when the first line is written. */
export function openLog(folder: string, level: LogLevel, clock: Clock = systemClock): OpenedLog {
  const target = new LogFile({ path: join(folder, 'log', 'laglight.jsonl'), clock });
  const log = Log.open({ target, redactor: new Redactor({ home: homedir() }), clock, level });
  return { log, problem: () => target.problem };
}

/** A log that nobody reads, for what keeps nothing: its last lines are there for a diagnosis all the same. */
export function memoryLog(clock: Clock = systemClock): OpenedLog {
  const target = { write: () => undefined, flush: () => Promise.resolve() };
  const log = Log.open({ target, redactor: new Redactor({ home: homedir() }), clock, level: 'info' });
  return { log, problem: () => undefined };
}
