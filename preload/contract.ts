import * as v from 'valibot';
import {
  type AlertDetail,
  type AlertLogEntry,
  type AlertsPage,
  COMPARISONS_OF_RULES,
  type Hook,
  HOOK_KINDS,
  type HookEdit,
  MUTE_LENGTH_LIMIT,
  type Mute,
  type Notice,
  type QuietHours,
  type Rule,
  RULE_SUBJECTS,
  type RulePreview,
  type RulesPage,
  SEVERITIES,
  type Severity,
  SNOOZE_LENGTHS,
  type SnoozeLength,
} from './answers/alerts.ts';
import { COMPARISONS, type ChartPage, type Comparison } from './answers/charts.ts';
import type { ClusterPage } from './answers/cluster.ts';
import type { HistoryState, Retention, SearchHit } from './answers/history.ts';
import type { GroupPage } from './answers/lag.ts';
import type { Answer, ExportedFile, RefreshAnswer } from './answers/orders.ts';
import type { Overview } from './answers/overview.ts';
import { LOG_LEVELS, type Preferences, type PreferencesView } from './answers/preferences.ts';
import type { ClusterEdit, SetupState } from './answers/setup.ts';
import { CLUSTER_TYPES, ENVIRONMENT_COLOURS, EXPORT_FORMATS, type ExportFormat } from './answers/words.ts';

export * from './answers/alerts.ts';
export * from './answers/charts.ts';
export type * from './answers/cluster.ts';
export type * from './answers/history.ts';
export * from './answers/lag.ts';
export type * from './answers/orders.ts';
export type * from './answers/overview.ts';
export * from './answers/preferences.ts';
export type * from './answers/setup.ts';
export * from './answers/words.ts';

/*
 * Every question the renderer may ask and every event it may hear. Both hosts offer it in the same form. Times are
 * epoch milliseconds, minutes are their first millisecond; null is "not known", never zero.
 */

/** From one minute to another, and what to compare with. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly compare: Comparison;
}

/** Each question with what is sent and what comes back. */
export interface Questions {
  overview: { request: null; response: Overview };
  cluster: { request: { clusterId: string }; response: ClusterPage | null };
  /** Charts of a cluster from one minute to another; steps are as long as the stretch needs. */
  charts: { request: Stretch & { clusterId: string }; response: ChartPage | null };
  group: { request: { clusterId: string; group: string }; response: GroupPage | null };
  groupCharts: { request: Stretch & { clusterId: string; group: string }; response: ChartPage | null };
  /** Finds clusters, groups and topics of all accounts, best first, at most 50. */
  search: { request: { text: string }; response: readonly SearchHit[] };
  refresh: { request: { accountId: string }; response: RefreshAnswer };

  /** Pins, hides, names a group, or marks it as expected to be idle; what is left out stays. */
  chooseGroup: {
    request: {
      clusterId: string;
      group: string;
      isPinned?: boolean | undefined;
      isExpectedIdle?: boolean | undefined;
      isHidden?: boolean | undefined;
      name?: string | null | undefined;
    };
    response: Answer;
  };
  /** Forgets a group that has vanished. */
  forgetGroup: { request: { clusterId: string; group: string }; response: Answer };
  /** Changes what the user says of a cluster; what is left out stays. */
  editCluster: { request: Omit<ClusterEdit, 'isChosen'>; response: Answer };
  historyState: { request: null; response: HistoryState };
  setRetention: { request: Retention; response: Answer };
  /** The user has read what happened while away. */
  dismissAway: { request: null; response: Answer };

  /** All that is active now, and what keeps notices away. */
  alerts: { request: null; response: AlertsPage };
  /** One alert with its chart and its log; it may be over already. */
  alert: { request: { alertId: string }; response: AlertDetail };
  /** Newest first, both times included; the text may stand anywhere in title, detail or names. At most 1,000 entries. */
  alertLog: {
    request: { from: number; to: number; text: string; severity: Severity | null };
    response: readonly AlertLogEntry[];
  };
  /** The user has seen it; no more notices of it unless it gets worse. */
  acknowledge: { request: { alertId: string }; response: Answer };
  snooze: { request: { alertId: string; for: SnoozeLength }; response: Answer };
  unsnooze: { request: { alertId: string }; response: Answer };
  /** No notices of a cluster, a group, a rule, or of what fits all that are given; for so many minutes, null for ever. */
  mute: {
    request: Pick<Mute, 'clusterId' | 'group' | 'ruleId'> & { minutes: number | null };
    response: Answer;
  };
  unmute: { request: { muteId: string }; response: Answer };
  quietHours: { request: null; response: readonly QuietHours[] };
  /** All of them; an empty list is never quiet. */
  setQuietHours: { request: { hours: readonly QuietHours[] }; response: Answer };
  /** What is left out stays. */
  setNoticeWays: {
    request: { isOnlyCritical?: boolean | undefined; hasSound?: boolean | undefined };
    response: Answer;
  };
  testNotice: { request: null; response: Answer };
  rules: { request: null; response: RulesPage };
  /** Holds a rule against the last seven days; it need not be saved, nor right: its mistakes are in the answer. */
  previewRule: { request: { rule: Rule }; response: RulePreview };
  /** Changes the rule of that id; an empty id adds one. */
  saveRule: { request: { rule: Rule }; response: Answer };
  /** Removes a rule of the user; a default one becomes what it was. */
  removeRule: { request: { ruleId: string }; response: Answer };
  hooks: { request: null; response: readonly Hook[] };
  saveHook: { request: HookEdit; response: Answer };
  /** Removes a hook and its secret. */
  removeHook: { request: { hookId: string }; response: Answer };
  /** Sends an example; the answer tells how it went. */
  testHook: { request: { hookId: string }; response: Answer };

  /** Stops to read for so many minutes; null until resumed. */
  pause: { request: { minutes: number | null }; response: Answer };
  resume: { request: null; response: Answer };
  preferences: { request: null; response: PreferencesView };
  /** Changes preferences; what is left out stays. */
  setPreferences: { request: { [K in keyof Preferences]?: Preferences[K] | undefined }; response: Answer };
  /** Log, settings without secrets, state: what a maintainer needs. Names of clusters, groups, topics hashed by choice. */
  saveDiagnostics: { request: { hashNames: boolean }; response: ExportedFile };
  /** The last answer of an account as it came; null when there is none yet. */
  saveLastScrape: { request: { accountId: string; hashNames: boolean }; response: ExportedFile | null };

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

function wholeNumber(least: number, greatest: number) {
  return v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(greatest));
}

const clusterEdit = v.strictObject({
  id: identifier,
  isChosen: v.optional(v.boolean()),
  nickname: v.optional(v.nullable(shortText)),
  colour: v.optional(v.nullable(v.picklist(ENVIRONMENT_COLOURS))),
  type: v.optional(v.nullable(v.picklist(CLUSTER_TYPES))),
  units: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(1000)))),
});

const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const oneGroup = { clusterId: identifier, group: identifier };
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8.64e15));
const stretch = { from: minute, to: minute, compare: v.picklist(COMPARISONS) };

/** Rule and subject with all its names, as JSON. */
const alertId = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));
const ruleId = v.pipe(v.string(), v.maxLength(100));
const patterns = v.nullable(v.pipe(v.string(), v.maxLength(1000)));
const namePatterns = { cluster: patterns, group: patterns, topic: patterns };
const finite = v.pipe(v.number(), v.finite());

/** The form of a rule. Whether it makes sense is told field by field, where it is used. */
const rule = v.strictObject({
  id: ruleId,
  name: v.pipe(v.string(), v.maxLength(1000)),
  isEnabled: v.boolean(),
  subject: v.picklist(RULE_SUBJECTS),
  measure: identifier,
  comparison: v.picklist(COMPARISONS_OF_RULES),
  level: finite,
  forMinutes: finite,
  clearLevel: v.nullable(finite),
  keepFiringMinutes: finite,
  severity: v.picklist(SEVERITIES),
  floor: finite,
  include: v.strictObject(namePatterns),
  exclude: v.strictObject(namePatterns),
  overrides: v.pipe(
    v.array(
      v.strictObject({ ...namePatterns, level: finite, clearLevel: v.nullable(finite), isOff: v.boolean() }),
    ),
    v.maxLength(1000),
  ),
});

const minuteOfDay = wholeNumber(0, 24 * 60 - 1);
const quietHours = v.strictObject({
  days: v.pipe(v.array(wholeNumber(0, 6)), v.minLength(1), v.maxLength(7)),
  from: minuteOfDay,
  to: minuteOfDay,
  isCriticalLetThrough: v.boolean(),
});

/** A parser for every request: what arrives is unknown until it passed here. A missing entry does not compile. */
export const requestParsers = {
  overview: v.null_(),
  cluster: v.strictObject({ clusterId: identifier }),
  charts: v.strictObject({ clusterId: identifier, ...stretch }),
  group: v.strictObject(oneGroup),
  groupCharts: v.strictObject({ ...oneGroup, ...stretch }),
  search: v.strictObject({ text: v.pipe(v.string(), v.maxLength(255)) }),
  refresh: v.strictObject({ accountId: identifier }),

  chooseGroup: v.strictObject({
    ...oneGroup,
    isPinned: v.optional(v.boolean()),
    isExpectedIdle: v.optional(v.boolean()),
    isHidden: v.optional(v.boolean()),
    name: v.optional(v.nullable(shortText)),
  }),
  forgetGroup: v.strictObject(oneGroup),
  editCluster: v.omit(clusterEdit, ['isChosen']),
  historyState: v.null_(),
  setRetention: v.strictObject({
    minuteDays: wholeNumber(1, 30),
    fiveMinuteDays: wholeNumber(1, 365),
    hourDays: wholeNumber(1, 3650),
    maxMegabytes: wholeNumber(50, 100_000),
  }),
  dismissAway: v.null_(),

  alerts: v.null_(),
  alert: v.strictObject({ alertId }),
  alertLog: v.strictObject({
    from: minute,
    to: minute,
    text: v.pipe(v.string(), v.maxLength(255)),
    severity: v.nullable(v.picklist(SEVERITIES)),
  }),
  acknowledge: v.strictObject({ alertId }),
  snooze: v.strictObject({ alertId, for: v.picklist(SNOOZE_LENGTHS) }),
  unsnooze: v.strictObject({ alertId }),
  mute: v.strictObject({
    clusterId: v.nullable(identifier),
    group: v.nullable(identifier),
    ruleId: v.nullable(identifier),
    minutes: v.nullable(wholeNumber(1, MUTE_LENGTH_LIMIT)),
  }),
  unmute: v.strictObject({ muteId: identifier }),
  quietHours: v.null_(),
  setQuietHours: v.strictObject({ hours: v.pipe(v.array(quietHours), v.maxLength(50)) }),
  setNoticeWays: v.strictObject({
    isOnlyCritical: v.optional(v.boolean()),
    hasSound: v.optional(v.boolean()),
  }),
  testNotice: v.null_(),
  rules: v.null_(),
  previewRule: v.strictObject({ rule }),
  saveRule: v.strictObject({ rule }),
  removeRule: v.strictObject({ ruleId: identifier }),
  hooks: v.null_(),
  saveHook: v.strictObject({
    id: v.nullable(identifier),
    name: v.pipe(shortText, v.trim(), v.minLength(1)),
    kind: v.picklist(HOOK_KINDS),
    address: v.nullable(v.pipe(v.string(), v.maxLength(4096))),
    command: v.nullable(v.pipe(v.array(v.pipe(v.string(), v.maxLength(4096))), v.maxLength(64))),
    isEnabled: v.boolean(),
    isOnlyCritical: v.boolean(),
  }),
  removeHook: v.strictObject({ hookId: identifier }),
  testHook: v.strictObject({ hookId: identifier }),

  pause: v.strictObject({ minutes: v.nullable(wholeNumber(1, 7 * 24 * 60)) }),
  resume: v.null_(),
  preferences: v.null_(),
  setPreferences: v.strictObject({
    theme: v.optional(v.picklist(['system', 'light', 'dark'])),
    units: v.optional(v.picklist(['decimal', 'binary'])),
    logLevel: v.optional(v.picklist(LOG_LEVELS)),
    proxy: v.optional(v.pipe(v.string(), v.minLength(1), v.maxLength(2048))),
    caFile: v.optional(v.nullable(path)),
    dataFolder: v.optional(v.nullable(path)),
    trayTitle: v.optional(v.picklist(['nothing', 'problems', 'pinned'])),
    trayLists: v.optional(v.picklist(['all', 'problems'])),
    startAtLogin: v.optional(v.boolean()),
    shortcut: v.optional(v.nullable(shortText)),
  }),
  saveDiagnostics: v.strictObject({ hashNames: v.boolean() }),
  saveLastScrape: v.strictObject({ accountId: identifier, hashNames: v.boolean() }),

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
  /** Something to say to the user at once. Each is sent once; hosts that show it themselves do not send it. */
  notice: Notice;
}

/** A question that could not be answered. */
export interface QuestionError {
  /** `refused`: whoever asks is not a page of Laglight. */
  readonly code: 'bad-request' | 'refused' | 'internal';
  readonly message: string;
}

/** What only the desktop application can do; its host answers, not the application. */
export interface DesktopQuestions {
  /** Brings up the main window; `path` is what the page's address has behind `#`. */
  openMain: { request: { path: string }; response: Answer };
  /** Opens a link in the user's browser: https and known hosts only. */
  openLink: { request: { url: string }; response: Answer };
  /** Hides the window that asks. */
  hide: { request: null; response: Answer };
  /** The height that the content of the glance window wants, in CSS pixels. */
  fitGlance: { request: { height: number }; response: Answer };
  /** Lets the user choose a file or a folder; null when they did not. */
  choosePath: { request: { kind: 'file' | 'folder' }; response: string | null };
  quit: { request: null; response: Answer };
}

/** See {@link DesktopQuestions}. */
export type DesktopQuestion = keyof DesktopQuestions;

/** A parser for every request of the desktop. */
export const desktopParsers = {
  openMain: v.strictObject({ path: v.pipe(v.string(), v.maxLength(8192), v.regex(/^\/[^\\]*$/)) }),
  openLink: v.strictObject({ url: v.pipe(v.string(), v.url(), v.maxLength(2048)) }),
  hide: v.null_(),
  fitGlance: v.strictObject({ height: wholeNumber(1, 10_000) }),
  choosePath: v.strictObject({ kind: v.picklist(['file', 'folder']) }),
  quit: v.null_(),
} satisfies {
  [Q in DesktopQuestion]: v.GenericSchema<unknown, DesktopQuestions[Q]['request']>;
};

/** See {@link DesktopQuestions}. */
export type Desktop = {
  readonly [Q in DesktopQuestion]: (
    request: DesktopQuestions[Q]['request'],
  ) => Promise<DesktopQuestions[Q]['response']>;
};

/** What the renderer talks to: one function for each question, and events whose subscription returns its undo. */
export type Bridge = { readonly [Q in Question]: (request: RequestOf<Q>) => Promise<ResponseOf<Q>> } & {
  onChanged(listener: (event: Events['changed']) => void): () => void;
  onNotice(listener: (notice: Events['notice']) => void): () => void;
  /** Tells whether the application behind the bridge answers at all. */
  onConnection(listener: (connected: boolean) => void): () => void;
  /** Null in a browser. */
  readonly desktop: Desktop | null;
};
