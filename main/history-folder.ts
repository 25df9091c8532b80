import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the history is: with the other things that are kept, or, where nothing is kept, for this run only. */
export interface HistoryFolder {
  readonly path: string;
  readonly isKept: boolean;
  /** Removes a folder that was for this run only. */
  dispose(): void;
}

/** The folder below the one of the user's data; without one, a new folder for this run. */
export function openHistoryFolder(dataFolder: string): HistoryFolder {
  if (dataFolder !== '') {
    return { path: join(dataFolder, 'history'), isKept: true, dispose: () => undefined };
  }
  const path = mkdtempSync(join(tmpdir(), 'laglight-'));
  return { path, isKept: false, dispose: () => rmSync(path, { recursive: true, force: true }) };
}
