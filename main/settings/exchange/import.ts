import * as v from 'valibot';
import {
  CLUSTER_TYPES,
  ENVIRONMENT_COLOURS,
  requestParsers,
  type Preferences,
} from '../../../preload/contract.ts';
import type { AccountSettings } from '../settings.ts';
import { FILE_VERSION } from './laglight-file.ts';

/** Far more than hundreds of accounts need. */
const MOST_CHARACTERS = 1_000_000;

/** A file that cannot be taken in. Its message is a sentence for the user. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
}

const word = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
const keyFields = v.strictObject({ key: word, addedAt: v.number() });
const clusterFields = v.strictObject({
  id: word,
  nickname: v.exactOptional(word),
  colour: v.exactOptional(v.picklist(ENVIRONMENT_COLOURS)),
  type: v.exactOptional(v.picklist(CLUSTER_TYPES)),
  units: v.exactOptional(v.pipe(v.number(), v.gtValue(0))),
  cloud: v.exactOptional(word),
  region: v.exactOptional(word),
  environment: v.exactOptional(word),
});
const accountFields = v.strictObject({
  id: word,
  name: word,
  isEnabled: v.boolean(),
  current: keyFields,
  next: v.exactOptional(keyFields),
  remindAfterDays: v.exactOptional(v.pipe(v.number(), v.gtValue(0))),
  clusters: unique(v.array(clusterFields), 'A cluster stands twice in one account.'),
});
const headFields = v.looseObject({ laglight: v.pipe(v.number(), v.integer(), v.minValue(1)) });
const fileFields = v.strictObject({
  laglight: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(FILE_VERSION)),
  accounts: unique(v.array(accountFields), 'An account stands twice in the file.'),
  // Files of version 1 have none.
  preferences: v.exactOptional(requestParsers.setPreferences),
});

/** What a file of settings holds. */
export interface ImportedSettings {
  readonly accounts: AccountSettings[];
  readonly preferences: { [K in keyof Preferences]?: Preferences[K] | undefined };
}

/** Accounts and preferences of a file that `exportText` wrote as 'laglight'. Throws an `ImportError` for anything else. */
export function importText(text: string): ImportedSettings {
  const value = parseFile(text);
  const head = v.safeParse(headFields, value);
  if (!head.success) {
    throw new ImportError('This is no file that Laglight wrote: it has no number of its version.');
  }
  if (head.output.laglight > FILE_VERSION) {
    throw new ImportError(
      `This file is of version ${head.output.laglight}, written by a newer Laglight. This one reads version ${FILE_VERSION}. Update it first.`,
    );
  }
  const file = v.safeParse(fileFields, value);
  if (!file.success) throw new ImportError(`This file of settings is damaged. ${placeOf(file.issues[0])}`);
  const { accounts, preferences = {} } = file.output;
  return { accounts, preferences };
}

function parseFile(text: string): unknown {
  if (text.length > MOST_CHARACTERS)
    throw new ImportError('This file is too large to be settings of Laglight.');
  try {
    return JSON.parse(text);
  } catch {
    throw new ImportError('This file cannot be read: it is damaged, or no settings of Laglight.');
  }
}

function unique<Entry extends { readonly id: string }>(list: v.GenericSchema<Entry[]>, message: string) {
  return v.pipe(
    list,
    v.check((entries) => new Set(entries.map(({ id }) => id)).size === entries.length, message),
  );
}

/** Where the damage is, by the names of the schema; what stands there is not repeated. */
function placeOf(issue: v.BaseIssue<unknown>): string {
  if (issue.type === 'check') return issue.message;
  return `What stands at ${v.getDotPath(issue) ?? 'its beginning'} cannot be used.`;
}
