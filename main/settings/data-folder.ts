import { accessSync, constants, mkdirSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { describeFileSystemError, isFileSystemError } from './file-system-errors.ts';

/** Where history and log are kept. */
export interface DataFolder {
  readonly folder: string;
  /** Why the folder that was chosen is not in use; undefined as a rule. */
  readonly problem?: string;
}

/** Why history and log cannot be kept in a folder, in sentences; undefined when they can. Makes the folder. */
export function folderProblem(folder: string): string | undefined {
  if (!isAbsolute(folder)) return 'A folder is named with its whole path.';
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    if (!isFileSystemError(error)) throw error;
    return describeFileSystemError('History and log', folder, error);
  }
}

/** The folder that was chosen; `usual` where none was, or where it cannot be used: a disk that is not there today. */
export function openDataFolder(chosen: string | null, usual: string): DataFolder {
  if (chosen === null) return { folder: usual };
  const problem = folderProblem(chosen);
  return problem === undefined
    ? { folder: chosen }
    : { folder: usual, problem: `${problem} Until then they are kept in ${usual}.` };
}
