import type {
  ClusterType,
  EnvironmentColour,
  GroupChoices,
  Preferences,
  Retention,
} from '../../preload/contract.ts';

/** A cluster as the user set it up. */
export interface ClusterSettings {
  /** `lkc-…` */
  readonly id: string;
  /** The user's own name for it; else Confluent's is shown. */
  readonly nickname?: string;
  readonly colour?: EnvironmentColour;
  readonly type?: ClusterType;
  /** Units (CKU or eCKU) that the limits are counted by, where known. */
  readonly units?: number;
  /** What the management API told: kept so that it need not be asked at each start. */
  readonly cloud?: string;
  readonly region?: string;
  readonly environment?: string;
}

/** A key and when it was added. The secret is in the vault, under the key's id. */
export interface KeySettings {
  readonly key: string;
  /** Epoch milliseconds. */
  readonly addedAt: number;
}

/** An account: a Cloud API key and the clusters read with it. */
export interface AccountSettings {
  /** Random, never changes; not the key, which is rotated. */
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly current: KeySettings;
  /** A new key that takes over after its first good read. */
  readonly next?: KeySettings;
  /** Days after which the age of the key is worth a reminder; undefined for none. */
  readonly remindAfterDays?: number;
  readonly clusters: readonly ClusterSettings[];
}

/** A set-up that was left unfinished, without its secret. */
export interface SetupDraft {
  readonly key?: string;
  readonly name?: string;
  /** Those that were chosen. */
  readonly clusters: readonly ClusterSettings[];
}

/** What the user said of a consumer group. */
export interface GroupSettings extends Partial<Omit<GroupChoices, 'name'>> {
  readonly clusterId: string;
  readonly group: string;
  readonly name?: string;
}

/** Everything the user chose. Accounts stand in the user's order. Never holds a secret. */
export interface Settings {
  readonly accounts: readonly AccountSettings[];
  readonly draft?: SetupDraft;
  /** What was chosen of how Laglight looks and works; for the rest the defaults hold. */
  readonly preferences?: Partial<Preferences>;
  /** Groups of which something was said; pinned ones in the order in which they were pinned. */
  readonly groups?: readonly GroupSettings[];
  /** How long history is kept, where it is not the usual. */
  readonly retention?: Retention;
}

/** Where settings are kept. One writer at a time; readers get what was written last. */
export interface SettingsStore {
  /** The settings as they are now. Cheap: held in memory. */
  read(): Settings;
  /** Replaces them by what `change` makes of them, on disk and in memory; rejects (throws) with a sentence when they break the schema or cannot be written, and then changes nothing. */
  update(change: (settings: Settings) => Settings): void;
  /** What happened when they were opened and the user should know: a damaged file was set aside, say. */
  readonly notice: string | undefined;
}
