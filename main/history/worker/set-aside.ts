import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** The history's file. SQLite keeps its log and the log's index beside it. */
export const FILE_NAME = 'history.db';
const LOG = '-wal';
const LOG_INDEX = '-shm';

/** Renames a damaged database with its log, so that a new one can be made. Answers its new name. `now` names it. */
export function setAside(folder: string, now: number): string {
  const name = freeName(folder, now);
  renameSync(join(folder, FILE_NAME), join(folder, name));
  if (existsSync(join(folder, FILE_NAME + LOG)))
    renameSync(join(folder, FILE_NAME + LOG), join(folder, name + LOG));
  rmSync(join(folder, FILE_NAME + LOG_INDEX), { force: true });
  return name;
}

/** A file set aside must not replace another. */
function freeName(folder: string, now: number): string {
  const time = new Date(now).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
  let name = `history.damaged-${time}.db`;
  for (let count = 2; existsSync(join(folder, name)); count += 1)
    name = `history.damaged-${time}-${count}.db`;
  return name;
}
