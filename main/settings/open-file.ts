import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Conf from 'conf';
import { describeSettingsError, isFileSystemError } from './file-system-errors.ts';
import { SETTINGS_NAME, SETTINGS_VERSION, settingsOptions } from './settings-options.ts';
import type { Settings } from './settings.ts';

/** What keeps the settings: conf, or a class of a host that extends it and takes the same options. */
export type StoreClass = new (options: ReturnType<typeof settingsOptions>) => Conf<Settings>;

/** A settings file that was tried to open. */
export type OpenedFile =
  | {
      readonly kind: 'open';
      readonly file: Conf<Settings>;
      /** Whether the file was made just now, because there was none or it was damaged. */
      readonly isNew: boolean;
      /** Says that a damaged file was set aside, and where. */
      readonly notice: string | undefined;
    }
  /** Nothing can be written, for the reason that the sentence gives; nothing was touched. */
  | { readonly kind: 'closed'; readonly sentence: string };

/** What conf cannot read, or would silently replace: the content of the file is at fault. */
class DamagedFile extends Error {}

const majorVersion = (version: string): number => Number.parseInt(version, 10);

/** The version of the form that the text is in, or undefined where it names none. Throws `DamagedFile`. */
function readVersion(text: string): string | undefined {
  if (text.trim() === '') throw new DamagedFile('it is empty');
  let content: { readonly __internal__?: { readonly migrations?: { readonly version?: unknown } } } | null;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, '')) as typeof content;
  } catch {
    throw new DamagedFile('it is not JSON');
  }
  // conf takes any JSON for a file and writes an empty one over what isn't an object.
  if (typeof content !== 'object' || content === null || Array.isArray(content)) {
    throw new DamagedFile('it holds no settings');
  }
  const version = content.__internal__?.migrations?.version;
  return typeof version === 'string' ? version : undefined;
}

/** A name beside the settings file that nothing has yet: a file set aside must not replace another. */
function freeName(folder: string, now: number): string {
  const time = new Date(now).toISOString().replace(/\.\d+/, '').replaceAll(':', '-');
  const names = [`${SETTINGS_NAME}.damaged-${time}.json`];
  for (let count = 2; existsSync(join(folder, names[0] ?? '')); count += 1) {
    names.unshift(`${SETTINGS_NAME}.damaged-${time}-${count}.json`);
  }
  return names[0] ?? '';
}

function openWith(
  Store: StoreClass,
  folder: string,
  { isNew, notice }: { readonly isNew: boolean; readonly notice: string | undefined },
): OpenedFile {
  return { kind: 'open', file: new Store(settingsOptions(folder)), isNew, notice };
}

/**
 * Opens the settings file in `folder`, creating both where needed. A damaged one is renamed and replaced; one that a
 * newer Laglight wrote stays untouched and closed. `now` in epoch milliseconds names the file set aside.
 */
export function openFile(folder: string, now: number, Store: StoreClass = Conf): OpenedFile {
  const path = join(folder, `${SETTINGS_NAME}.json`);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const isNew = !existsSync(path);
    try {
      const version = isNew ? undefined : readVersion(readFileSync(path, 'utf8'));
      if (version !== undefined && majorVersion(version) > majorVersion(SETTINGS_VERSION)) {
        return {
          kind: 'closed',
          sentence:
            `The settings in ${path} were written by a newer Laglight and are left as they are. ` +
            'Update Laglight, or name another folder in the environment variable LAGLIGHT_FOLDER.',
        };
      }
      return openWith(Store, folder, { isNew, notice: undefined });
    } catch (error) {
      if (isFileSystemError(error)) throw error;
      const reason = error instanceof Error ? error.message : String(error);
      const name = freeName(folder, now);
      renameSync(path, join(folder, name));
      return openWith(Store, folder, {
        isNew: true,
        notice: `The settings in ${path} could not be read (${reason}). They were set aside as ${name}.`,
      });
    }
  } catch (error) {
    if (isFileSystemError(error)) return { kind: 'closed', sentence: describeSettingsError(path, error) };
    throw error;
  }
}
