import { DamagedBytes } from './byte-reader.ts';
import { ForeignDatabase, NewerHistory } from './schema.ts';

/** What is wrong with the file, as far as it decides what is done about it. */
export type FileTrouble = 'damaged' | 'newer' | 'full' | 'unusable';

const TROUBLES: Readonly<Record<number, FileTrouble>> = {
  // SQLite's result codes.
  5: 'unusable', // BUSY: another program holds a lock for longer than we wait
  8: 'unusable', // READONLY
  10: 'unusable', // IOERR
  11: 'damaged', // CORRUPT
  13: 'full', // FULL
  14: 'unusable', // CANTOPEN
  26: 'damaged', // NOTADB
};
const BUSY = 5;

/** Undefined where the file is not to blame. */
export function fileTrouble(error: unknown): FileTrouble | undefined {
  if (error instanceof DamagedBytes || error instanceof ForeignDatabase) return 'damaged';
  if (error instanceof NewerHistory) return 'newer';
  const code = resultCode(error);
  if (code !== undefined) return TROUBLES[code];
  const name = error instanceof Error && 'code' in error ? error.code : undefined;
  if (name === 'ENOSPC' || name === 'EDQUOT') return 'full';
  return error instanceof Error && 'syscall' in error ? 'unusable' : undefined;
}

/** True when another connection holds a lock. */
export function isBusy(error: unknown): boolean {
  return resultCode(error) === BUSY;
}

/** SQLite's primary result code. */
function resultCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}
