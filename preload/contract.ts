import * as v from 'valibot';
import type { ClusterCharts, ClusterPage } from './answers/cluster.ts';
import type { Answer, ExportedFile, RefreshAnswer } from './answers/orders.ts';
import type { Overview } from './answers/overview.ts';
import type { ClusterEdit, SetupState } from './answers/setup.ts';
import { CLUSTER_TYPES, ENVIRONMENT_COLOURS, EXPORT_FORMATS, type ExportFormat } from './answers/words.ts';

export type * from './answers/cluster.ts';
export type * from './answers/orders.ts';
export type * from './answers/overview.ts';
export type * from './answers/setup.ts';
export * from './answers/words.ts';

/*
 * Every question the renderer may ask and every event it may hear. Both hosts offer it in the same form. Times are
 * epoch milliseconds, minutes are their first millisecond; null is "not known", never zero.
 */

/** Each question with what is sent and what comes back. */
export interface Questions {
  overview: { request: null; response: Overview };
  cluster: { request: { clusterId: string }; response: ClusterPage | null };
  charts: { request: { clusterId: string }; response: ClusterCharts | null };
  refresh: { request: { accountId: string }; response: RefreshAnswer };

  /** The wizard as it stands. */
  setup: { request: null; response: SetupState };
  /** Reads a pasted text; nothing of it is sent anywhere. */
  setupPaste: { request: { text: string }; response: SetupState };
  /** Types key, secret, name over what was understood; what is left out stays. */
  setupEdit: {
    request: { key?: string | undefined; secret?: string | undefined; name?: string | undefined };
    response: SetupState;
  };
  /** Asks Confluent which clusters the key may read. The user's consent to send the key. */
  setupFind: { request: null; response: SetupState };
  /** Adds clusters by id, or changes what is known of one. */
  setupClusters: { request: { edits: readonly ClusterEdit[] }; response: SetupState };
  /** Starts the connection test; its progress comes by `changed`. */
  setupTest: { request: null; response: SetupState };
  /** Goes to a step without losing anything. */
  setupStep: { request: { step: SetupState['step'] }; response: SetupState };
  /** Makes an account of it and starts to read. */
  setupFinish: { request: null; response: Answer };
  /** Forgets everything typed and pasted. */
  setupDiscard: { request: null; response: SetupState };
  /** Shows the demo clusters, beside the accounts there are. */
  startDemo: { request: null; response: Answer };

  renameAccount: { request: { accountId: string; name: string }; response: Answer };
  enableAccount: { request: { accountId: string; isEnabled: boolean }; response: Answer };
  /** Moves an account to a place in the list, from 0. */
  moveAccount: { request: { accountId: string; place: number }; response: Answer };
  /** Removes an account and its secrets. */
  removeAccount: { request: { accountId: string }; response: Answer };
  /** Puts a new key beside the old one; it takes over after its first good read. */
  rotateKey: { request: { accountId: string; key: string; secret: string }; response: Answer };
  /** Gives the secret of a known key again, after the keychain lost it. */
  giveSecret: { request: { accountId: string; secret: string }; response: Answer };
  /** Takes back a rotation that has not happened yet. */
  cancelRotation: { request: { accountId: string }; response: Answer };
  /** Days until a reminder of the key's age; null for none. */
  setKeyReminder: { request: { accountId: string; days: number | null }; response: Answer };
  /** Everything but secrets, or the accounts in the form of another program with placeholders for the secret. */
  exportSettings: { request: { format: ExportFormat }; response: ExportedFile };
  /** Takes in a file that `exportSettings` wrote; accounts then ask for their secrets. */
  importSettings: { request: { text: string }; response: Answer };
}

/** The name of a question. */
export type Question = keyof Questions;
/** What a question is sent with. */
export type RequestOf<Q extends Question> = Questions[Q]['request'];
/** What a question is answered with. */
export type ResponseOf<Q extends Question> = Questions[Q]['response'];

/** Ids may change prefix and length, says Confluent; 255 characters is their stated limit. */
const identifier = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
/** A pasted text of any sensible configuration is far smaller. */
const PASTE_LIMIT = 1_000_000;
const keyText = v.pipe(v.string(), v.maxLength(255));
const secretText = v.pipe(v.string(), v.maxLength(1024));
const shortText = v.pipe(v.string(), v.maxLength(100));

const clusterEdit = v.strictObject({
  id: identifier,
  isChosen: v.optional(v.boolean()),
  nickname: v.optional(v.nullable(shortText)),
  colour: v.optional(v.nullable(v.picklist(ENVIRONMENT_COLOURS))),
  type: v.optional(v.nullable(v.picklist(CLUSTER_TYPES))),
  units: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)))),
});

/** A parser for every request: what arrives is unknown until it passed here. A missing entry does not compile. */
export const requestParsers = {
  overview: v.null_(),
  cluster: v.strictObject({ clusterId: identifier }),
  charts: v.strictObject({ clusterId: identifier }),
  refresh: v.strictObject({ accountId: identifier }),

  setup: v.null_(),
  setupPaste: v.strictObject({ text: v.pipe(v.string(), v.maxLength(PASTE_LIMIT)) }),
  setupEdit: v.strictObject({
    key: v.optional(keyText),
    secret: v.optional(secretText),
    name: v.optional(shortText),
  }),
  setupFind: v.null_(),
  setupClusters: v.strictObject({ edits: v.pipe(v.array(clusterEdit), v.maxLength(1000)) }),
  setupTest: v.null_(),
  setupStep: v.strictObject({ step: v.picklist(['paste', 'clusters', 'test']) }),
  setupFinish: v.null_(),
  setupDiscard: v.null_(),
  startDemo: v.null_(),

  renameAccount: v.strictObject({ accountId: identifier, name: v.pipe(shortText, v.trim(), v.minLength(1)) }),
  enableAccount: v.strictObject({ accountId: identifier, isEnabled: v.boolean() }),
  moveAccount: v.strictObject({
    accountId: identifier,
    place: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1000)),
  }),
  removeAccount: v.strictObject({ accountId: identifier }),
  rotateKey: v.strictObject({ accountId: identifier, key: keyText, secret: secretText }),
  giveSecret: v.strictObject({ accountId: identifier, secret: secretText }),
  cancelRotation: v.strictObject({ accountId: identifier }),
  setKeyReminder: v.strictObject({
    accountId: identifier,
    days: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3650))),
  }),
  exportSettings: v.strictObject({ format: v.picklist(EXPORT_FORMATS) }),
  importSettings: v.strictObject({ text: v.pipe(v.string(), v.maxLength(PASTE_LIMIT)) }),
} satisfies { [Q in Question]: v.GenericSchema<unknown, RequestOf<Q>> };

/** Something changed: ask again. `overview` is sent after every scrape and every change of state. */
export interface Events {
  changed: { readonly now: number };
}

/** A question that could not be answered. */
export interface QuestionError {
  readonly code: 'bad-request' | 'internal';
  readonly message: string;
}

/** What the renderer talks to: one function for each question, and events whose subscription returns its undo. */
export type Bridge = { readonly [Q in Question]: (request: RequestOf<Q>) => Promise<ResponseOf<Q>> } & {
  onChanged(listener: (event: Events['changed']) => void): () => void;
  /** Tells whether the application behind the bridge answers at all. */
  onConnection(listener: (connected: boolean) => void): () => void;
};
