import * as v from 'valibot';

/**
 * Every question the renderer may ask and every event it may hear. Both hosts offer it in the same form. Times are
 * epoch milliseconds, minutes are their first millisecond; null is "not known", never zero.
 */

/** Worst first: the order everywhere. */
export const HEALTH_ORDER = ['critical', 'needs-key', 'warning', 'stale', 'starting', 'healthy'] as const;

/** What a cluster or account looks like at a glance. `stale` covers offline and inaccessible too. */
export type Health = (typeof HEALTH_ORDER)[number];

/** The cluster types that Confluent Cloud sells. */
export const CLUSTER_TYPES = ['Basic', 'Standard', 'Enterprise', 'Dedicated', 'Freight'] as const;
/** See {@link CLUSTER_TYPES}. */
export type ClusterType = (typeof CLUSTER_TYPES)[number];

/** Colours that tell environments apart. */
export const ENVIRONMENT_COLOURS = ['grey', 'blue', 'green', 'yellow', 'orange', 'red', 'purple'] as const;
/** See {@link ENVIRONMENT_COLOURS}. */
export type EnvironmentColour = (typeof ENVIRONMENT_COLOURS)[number];

/** Forms in which the set-up can leave Laglight. */
export const EXPORT_FORMATS = ['laglight', 'prometheus', 'datakit'] as const;
/** See {@link EXPORT_FORMATS}. */
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What the numbers of a figure or column are. Deltas arrive as rates per second. */
export type Unit =
  | 'bytes'
  | 'bytes/s'
  | 'records'
  | 'records/s'
  | 'requests/s'
  | 'count'
  | 'count/s'
  | 'ratio'
  | 'milliseconds'
  | 'plain';

/** A failure in words for a person; `code` is one of a closed set and stays out of sight. */
export interface Failure {
  readonly code: string;
  readonly title: string;
  readonly causes: readonly string[];
  readonly advice: string;
  readonly until: number | null;
  readonly evidence: string | null;
}

/** One minute per value, the first at `start`; null is a gap. */
export interface MinuteSeries {
  readonly id: string;
  readonly label: string;
  readonly unit: Unit;
  readonly start: number;
  readonly values: readonly (number | null)[];
}

/** One metric of the catalogue as it stands for a whole cluster. */
export interface MetricReading {
  /** Exposition name, e.g. `confluent_kafka_server_received_bytes`. */
  readonly id: string;
  readonly title: string;
  /** What it tells, one sentence. */
  readonly sentence: string;
  readonly unit: Unit;
  readonly value: number | null;
  /** Why `value` is null or needs care, in words; null where there is nothing to say. */
  readonly remark: string | null;
  /** The minute the value belongs to. */
  readonly minute: number | null;
  /** Series behind the value. */
  readonly series: number;
  /** False for a metric the catalogue does not know: shown as reported. */
  readonly known: boolean;
}

/** The figures of a cluster's card. */
export interface ClusterFigures {
  /** Sum of the lag of all groups, in records. */
  readonly lag: number | null;
  readonly groups: number | null;
  readonly worstGroup: { readonly group: string; readonly lag: number } | null;
  readonly bytesIn: number | null;
  readonly bytesOut: number | null;
  readonly recordsIn: number | null;
  readonly recordsOut: number | null;
  readonly connections: number | null;
  readonly partitions: number | null;
  /** 0 to 1; null where the cluster type does not report it. */
  readonly load: number | null;
}

/** A cluster as its card shows it. */
export interface ClusterSummary {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly health: Health;
  /** One sentence: what is, since when, what to do. */
  readonly sentence: string;
  /** Since when the health is what it is. */
  readonly since: number;
  readonly failure: Failure | null;
  /** The minute of the newest data, or null before the first. */
  readonly asOf: number | null;
  readonly nextReadAt: number | null;
  readonly figures: ClusterFigures;
  /** The last hour of the cluster's lag. */
  readonly colour: EnvironmentColour | null;
  /** Cluster type, cloud and region, where known: "Dedicated, 4 CKU · AWS eu-central-1". */
  readonly kind: string | null;
  readonly lagSparkline: MinuteSeries;
  /** The last hour of bytes in per second. */
  readonly bytesInSparkline: MinuteSeries;
}

/** An account: a key and the clusters read with it. The key id is not secret; the secret is never here. */
export interface AccountSummary {
  readonly id: string;
  readonly name: string;
  readonly health: Health;
  readonly failure: Failure | null;
  readonly nextReadAt: number | null;
  /** Exports of the last hour for the busiest cluster, and how many an hour are allowed. */
  readonly budget: { readonly used: number; readonly limit: number };
  /** Why "refresh now" would be refused; null when it is allowed. */
  readonly refreshRefusal: string | null;
  readonly isEnabled: boolean;
  /** True for the demo clusters, which have no key and cannot be changed, only removed. */
  readonly isDemo: boolean;
  /** Null for accounts that are not kept in the settings (demo, environment). */
  readonly key: KeyView | null;
}

/** The keys of an account. */
export interface KeyView {
  readonly key: string;
  readonly addedAt: number;
  /** Why the secret of the key is not at hand, and what to do; null when it is. */
  readonly secretProblem: string | null;
  /** A new key that takes over after its first good read. */
  readonly next: { readonly key: string; readonly addedAt: number; readonly failure: Failure | null } | null;
  readonly remindAfterDays: number | null;
  /** True when the key is older than that. */
  readonly isOld: boolean;
}

/** Everything at a glance, clusters worst first. */
export interface Overview {
  readonly version: string;
  /** True when the numbers come from the embedded simulator. */
  readonly demo: boolean;
  readonly now: number;
  readonly health: Health;
  /** One line: "All 3 clusters are healthy." */
  readonly sentence: string;
  readonly accounts: readonly AccountSummary[];
  /** What the user should know of Laglight itself (no keychain, settings set aside), one sentence each. */
  readonly notices: readonly string[];
  readonly clusters: readonly ClusterSummary[];
}

/** A column of numbers in a table. */
export interface TableColumn {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly sentence: string;
}

/** A table by columns: row r has the keys `keys[*][r]` and the numbers `values[*][r]`. */
export interface DataTable {
  readonly keyColumns: readonly { readonly id: string; readonly title: string }[];
  readonly columns: readonly TableColumn[];
  readonly keys: readonly (readonly string[])[];
  readonly values: readonly (readonly (number | null)[])[];
  /** For each row the minute it was last reported, where it has vanished; else null. */
  readonly vanishedSince: readonly (number | null)[];
}

/** A cluster's page. */
export interface ClusterPage {
  readonly summary: ClusterSummary;
  readonly metrics: readonly MetricReading[];
  readonly groups: DataTable;
  readonly topics: DataTable;
  readonly principals: DataTable;
  readonly requests: DataTable;
  /** What is incomplete about this data and why, one sentence each. */
  readonly notes: readonly string[];
}

/** The charts of a cluster's page, all on one axis of minutes. */
export interface ClusterCharts {
  /** Lag of the groups that are worst now, at most eight. */
  readonly lag: readonly MinuteSeries[];
  /** Bytes in and out per second. */
  readonly throughput: readonly MinuteSeries[];
  readonly connections: readonly MinuteSeries[];
}

/** What became of "refresh now". */
export type RefreshAnswer =
  { readonly accepted: true } | { readonly accepted: false; readonly reason: string };

/** What the wizard understood of a pasted text. The secret itself never comes back. */
export interface PasteReading {
  /** What the text is, for a person: "Prometheus scrape configuration (YAML)". */
  readonly format: string;
  /** Each thing that was understood, one sentence: "API key H5BO…", "2 clusters: lkc-1, lkc-2". */
  readonly understood: readonly string[];
  /** Each thing that was left aside and why, one sentence. */
  readonly ignored: readonly string[];
}

/** A pasted text that nothing could be made of. */
export interface PasteProblem {
  readonly title: string;
  readonly advice: string;
}

/** A cluster in the wizard. */
export interface SetupCluster {
  readonly id: string;
  /** Confluent's name for it, where known. */
  readonly name: string | null;
  readonly nickname: string | null;
  readonly colour: EnvironmentColour | null;
  readonly type: ClusterType | null;
  readonly units: number | null;
  readonly cloud: string | null;
  readonly region: string | null;
  readonly environment: string | null;
  readonly isChosen: boolean;
  /** Where it was learnt of. */
  readonly source: 'pasted' | 'found' | 'typed';
}

/** One stage of the connection test. */
export interface TestStage {
  readonly id: 'name' | 'connection' | 'proxy' | 'tls' | 'key' | 'role' | 'clusters' | 'samples';
  /** "Name resolution", "Key accepted". */
  readonly title: string;
  readonly status: 'waiting' | 'running' | 'passed' | 'skipped' | 'failed';
  /** What was found, one sentence: "Issued by Let's Encrypt", "Samples of 12:03, 3 min old". No clock times in it. */
  readonly detail: string | null;
  /** How long it took, in milliseconds. */
  readonly tookMs: number | null;
  readonly failure: Failure | null;
}

/** Work that takes a moment. */
export interface SetupWork {
  readonly status: 'idle' | 'running' | 'done' | 'failed';
  /** What is to be known of it, one sentence each. */
  readonly remarks: readonly string[];
  readonly failure: Failure | null;
}

/** The wizard as it stands: kept by the application, so that it can be left and resumed. */
export interface SetupState {
  readonly step: 'paste' | 'clusters' | 'test';
  readonly reading: PasteReading | null;
  readonly problem: PasteProblem | null;
  /** The key's id, empty when not known yet. */
  readonly key: string;
  readonly hasSecret: boolean;
  readonly name: string;
  readonly clusters: readonly SetupCluster[];
  readonly finding: SetupWork;
  readonly test: SetupWork;
  readonly stages: readonly TestStage[];
  /** Where the secret will be kept; a notice where that is not the keychain. */
  readonly keeping: { readonly kind: 'keychain' | 'memory'; readonly notice: string | null };
  /** Why the wizard cannot be finished yet; null when it can. */
  readonly unfinished: string | null;
}

/** What is to change about a cluster in the wizard; what is left out stays. A new id adds a cluster. */
export interface ClusterEdit {
  readonly id: string;
  readonly isChosen?: boolean | undefined;
  readonly nickname?: string | null | undefined;
  readonly colour?: EnvironmentColour | null | undefined;
  readonly type?: ClusterType | null | undefined;
  readonly units?: number | null | undefined;
}

/** What became of an order that can be refused. */
export type Answer = { readonly done: true } | { readonly done: false; readonly reason: string };

/** A file for the user to keep. */
export interface ExportedFile {
  readonly fileName: string;
  readonly mediaType: string;
  readonly text: string;
}

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
