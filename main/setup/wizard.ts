import type {
  Answer,
  ClusterEdit,
  RequestOf,
  SetupCluster,
  SetupState,
  TestStage,
} from '../../preload/contract.ts';
import { Credentials } from '../confluent/credentials.ts';
import type { FoundClusters } from '../credentials/cluster-finder.ts';
import { readPaste } from '../credentials/paste/paste.ts';
import type { TestStageState } from '../credentials/test-stages.ts';
import type { Vault } from '../credentials/vault.ts';
import { failureView } from '../views/failure-view.ts';
import type { NewAccount } from './account-book.ts';
import type { DraftKeeper } from './draft.ts';
import { chosenClusters, withEdited, withFound, withPasted } from './setup-clusters.ts';
import { SetupJob } from './setup-job.ts';

/** What the wizard needs of others. */
export interface WizardOptions {
  readonly vault: Pick<Vault, 'keeping'>;
  /** Asks Confluent which clusters a key may read. Rejects with a `ConfluentFailure`. */
  readonly find: (credentials: Credentials, signal: AbortSignal) => Promise<FoundClusters>;
  /** Tests whether clusters can be read with a key; tells of every stage as it goes. */
  readonly test: (
    request: { readonly credentials: Credentials; readonly clusterIds: readonly string[] },
    onProgress: (stages: readonly TestStageState[]) => void,
    signal: AbortSignal,
  ) => Promise<readonly TestStageState[]>;
  /** What is set up already. */
  readonly known: {
    /** The name of the account that has the key. */
    nameByKey(key: string): string | undefined;
    /** The name of the account that reads the cluster. */
    nameByCluster(clusterId: string): string | undefined;
  };
  readonly draft: Pick<DraftKeeper, 'read' | 'write'>;
  readonly add: (account: NewAccount) => Promise<Answer>;
  /** Called whenever the state changed by itself. */
  readonly changed: () => void;
}

/** What was typed and pasted so far, but for the secret. */
type Form = Pick<SetupState, 'step' | 'reading' | 'problem' | 'key' | 'name' | 'clusters'>;

const EMPTY: Form = { step: 'paste', reading: null, problem: null, key: '', name: '', clusters: [] };
const GIVE_KEY = 'Give the key and its secret first.';
const ALL_THE_SAME = 'The set-up can be finished all the same: Laglight then keeps trying.';

/**
 * The wizard: from a pasted text to an account. Lives in the application, so that it can be left and resumed in any
 * window, and without the secret after a restart. Nothing is sent anywhere but by `find` and `test`, and the secret is in no answer.
 */
export class Wizard {
  readonly #options: WizardOptions;
  readonly #finding: SetupJob;
  readonly #test: SetupJob;
  #form: Form;
  #secret = '';
  #stages: readonly TestStage[] = [];

  constructor(options: WizardOptions) {
    this.#options = options;
    this.#form = { ...EMPTY, ...options.draft.read() };
    this.#finding = new SetupJob(options.changed);
    this.#test = new SetupJob(options.changed, [`Not tested yet. ${ALL_THE_SAME}`]);
  }

  state(): SetupState {
    const { kind, notice } = this.#options.vault.keeping;
    return {
      ...this.#form,
      hasSecret: this.#secret !== '',
      finding: this.#finding.work,
      test: this.#test.work,
      stages: this.#stages,
      keeping: { kind, notice: notice ?? null },
      unfinished: this.#unfinished() ?? null,
    };
  }

  /** Takes what the text tells; what it does not tell stays as it was. */
  paste(text: string): SetupState {
    const result = readPaste(text);
    if (result.kind === 'problem') {
      const { title, advice } = result;
      this.#form = { ...this.#form, reading: null, problem: { title, advice } };
      return this.state();
    }
    const { format, understood, ignored, key, secret, name, clusterIds } = result;
    this.edit({ key, secret, ...(this.#form.name === '' && { name }) });
    this.#change({
      reading: { format, understood, ignored },
      problem: null,
      clusters: withPasted(this.#form.clusters, clusterIds),
    });
    return this.state();
  }

  edit({ key, secret, name }: RequestOf<'setupEdit'>): SetupState {
    const newKey = key?.trim() ?? this.#form.key;
    const isOtherKey = newKey !== this.#form.key;
    // The secret belongs to the key: it does not go with another.
    const newSecret = secret?.trim() ?? (isOtherKey ? '' : this.#secret);
    if (isOtherKey || newSecret !== this.#secret) {
      this.#finding.reset();
      this.#resetTest();
      this.#secret = newSecret;
      this.#change({ key: newKey, clusters: this.#form.clusters.filter(({ source }) => source !== 'found') });
    }
    if (name !== undefined) this.#change({ name: name.trim() });
    return this.state();
  }

  editClusters(edits: readonly ClusterEdit[]): SetupState {
    const named = edits.map((edit) => ({ ...edit, id: edit.id.trim() })).filter(({ id }) => id !== '');
    this.#change({ clusters: named.reduce(withEdited, this.#form.clusters) });
    return this.state();
  }

  /** Begins to ask Confluent for the clusters of the key. */
  find(): SetupState {
    this.#change({ step: 'clusters' });
    const credentials = this.#credentials();
    if (credentials) void this.#finding.run((signal) => this.#find(credentials, signal));
    else this.#finding.refuse(GIVE_KEY);
    return this.state();
  }

  /** Begins to test the connection; each stage is told as it goes. */
  test(): SetupState {
    this.#change({ step: 'test' });
    this.#resetTest();
    const credentials = this.#credentials();
    const clusterIds = this.#chosen.map(({ id }) => id);
    if (!credentials) this.#test.refuse(GIVE_KEY);
    else if (clusterIds.length === 0) this.#test.refuse('Choose a cluster first.');
    else void this.#test.run((signal) => this.#runTest({ credentials, clusterIds }, signal));
    return this.state();
  }

  step(step: SetupState['step']): SetupState {
    this.#change({ step });
    return this.state();
  }

  /** Makes an account of it; the wizard is empty then. */
  async finish(): Promise<Answer> {
    const reason = this.#unfinished();
    if (reason !== undefined) return { done: false, reason };
    const { key, name } = this.#form;
    const clusters = chosenClusters(this.#form.clusters);
    const answer = await this.#options.add({
      name: name || defaultName(this.#chosen),
      key,
      secret: this.#secret,
      clusters,
    });
    if (answer.done) this.discard();
    return answer;
  }

  discard(): SetupState {
    this.dispose();
    this.#form = EMPTY;
    this.#options.draft.write(EMPTY);
    return this.state();
  }

  /** Gives up what is under way and lets the secret go; what was typed is there again at the next start. */
  dispose(): void {
    this.#finding.reset();
    this.#resetTest();
    this.#secret = '';
  }

  get #chosen(): readonly SetupCluster[] {
    return this.#form.clusters.filter(({ isChosen }) => isChosen);
  }

  #change(change: Partial<Form>): void {
    const before = this.#chosen;
    this.#form = { ...this.#form, ...change };
    this.#options.draft.write(this.#form);
    const isOtherChoice = this.#chosen.map(({ id }) => id).join() !== before.map(({ id }) => id).join();
    // What was tested is not what would be set up any more.
    if (isOtherChoice) this.#resetTest();
  }

  #resetTest(): void {
    this.#test.reset();
    this.#stages = [];
  }

  #credentials(): Credentials | undefined {
    const { key } = this.#form;
    return key === '' || this.#secret === '' ? undefined : new Credentials(key, this.#secret);
  }

  async #find(credentials: Credentials, signal: AbortSignal) {
    const { clusters, remarks } = await this.#options.find(credentials, signal);
    signal.throwIfAborted();
    const missing = this.#form.clusters.filter(({ id }) => !clusters.some((found) => found.id === id));
    this.#change({ clusters: withFound(this.#form.clusters, clusters) });
    return { remarks: [...remarks, ...missing.map(({ id }) => notFound(id))] };
  }

  async #runTest(request: { credentials: Credentials; clusterIds: readonly string[] }, signal: AbortSignal) {
    const show = (stages: readonly TestStageState[]): void => {
      if (signal.aborted) return;
      this.#stages = stages.map((stage) => ({ ...stage, failure: failureView(stage.failure) }));
      this.#options.changed();
    };
    const stages = await this.#options.test(request, show, signal);
    show(stages);
    const failure = stages.find(({ status }) => status === 'failed')?.failure;
    return failure ? { remarks: [ALL_THE_SAME], failure } : { remarks: [] };
  }

  /** The first thing that is missing, in words. */
  #unfinished(): string | undefined {
    const { known } = this.#options;
    const { key } = this.#form;
    if (key === '') return 'The API key is missing.';
    const owner = known.nameByKey(key);
    if (owner !== undefined) return `The key ${key} is already used by the account “${owner}”.`;
    if (this.#secret === '') return `The secret of the key ${key} is missing.`;
    if (this.#chosen.length === 0) return 'No cluster is chosen.';
    for (const { id } of this.#chosen) {
      const reader = known.nameByCluster(id);
      if (reader !== undefined) return `${id} is already read by the account “${reader}”: leave it out here.`;
    }
    return undefined;
  }
}

function notFound(id: string): string {
  return `${id} is not among the clusters of this key: it was deleted, is mistyped, or the key may not read it.`;
}

/** What an account is called when the user gave it no name: after its environment, where that is one. */
function defaultName(clusters: readonly SetupCluster[]): string {
  const [first, ...others] = clusters;
  if (!first) return '';
  const isOne = others.every(({ environment }) => environment === first.environment);
  if (isOne && first.environment !== null) return first.environment;
  const name = first.nickname ?? first.name ?? first.id;
  return others.length === 0 ? name : `${name} and ${others.length} more`;
}
