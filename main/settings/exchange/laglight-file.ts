import type { ExportedFile } from '../../../preload/contract.ts';
import type { Settings } from '../settings.ts';

/** The version that this Laglight writes, and the newest it reads. 2 added the preferences. */
export const FILE_VERSION = 2;

/** Everything the user chose but the secrets, for another machine or a backup. */
export function laglightFile({ accounts, preferences }: Settings): ExportedFile {
  return {
    fileName: 'laglight-settings.json',
    mediaType: 'application/json',
    text: `${JSON.stringify({ laglight: FILE_VERSION, accounts, preferences }, null, 2)}\n`,
  };
}
