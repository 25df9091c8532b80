import type { ClusterType, EnvironmentColour, Failure } from './words.ts';

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
