import type { ExportedFile } from '../../../preload/contract.ts';
import type { Settings } from '../settings.ts';

/** The version that this Laglight writes, and the newest it reads. */
export const FILE_VERSION = 1;

/** Everything the user chose but the secrets, for another machine or a backup. */
export function laglightFile({ accounts }: Settings): ExportedFile {
  return {
    fileName: 'laglight-settings.json',
    mediaType: 'application/json',
    text: `${JSON.stringify({ laglight: FILE_VERSION, accounts }, null, 2)}\n`,
  };
}
