import type { SetupWork } from '../../preload/contract.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import { failureView } from '../views/failure-view.ts';

/** How a job ended. */
export type JobEnd = Pick<SetupWork, 'remarks'> & { readonly failure?: ConfluentFailure };

/** Work of the wizard that takes a moment: at most one at a time, and what is begun anew or given up is forgotten. */
export class SetupJob {
  readonly #changed: () => void;
  readonly #idle: SetupWork;
  #work: SetupWork;
  #abort = new AbortController();

  /** `idleRemarks`: what is to be known while it was not done. */
  constructor(changed: () => void, idleRemarks: readonly string[] = []) {
    this.#changed = changed;
    this.#idle = { status: 'idle', remarks: idleRemarks, failure: null };
    this.#work = this.#idle;
  }

  get work(): SetupWork {
    return this.#work;
  }

  /** Begins; resolves when it ended, well or not, or was given up. */
  async run(job: (signal: AbortSignal) => Promise<JobEnd>): Promise<void> {
    this.reset();
    const { signal } = this.#abort;
    this.#work = { status: 'running', remarks: [], failure: null };
    const work = await job(signal).then(ended, failed);
    if (signal.aborted) return;
    this.#work = work;
    this.#changed();
  }

  /** It cannot begin: a sentence why. */
  refuse(sentence: string): void {
    this.reset();
    this.#work = { status: 'failed', remarks: [sentence], failure: null };
  }

  /** Gives up what is under way, and forgets what was done. */
  reset(): void {
    this.#abort.abort(new Error('The wizard goes on with something else.'));
    this.#abort = new AbortController();
    this.#work = this.#idle;
  }
}

function ended({ remarks, failure }: JobEnd): SetupWork {
  return { status: failure ? 'failed' : 'done', remarks, failure: failureView(failure) };
}

function failed(error: unknown): SetupWork {
  if (error instanceof ConfluentFailure) {
    return { status: 'failed', remarks: [], failure: failureView(error) };
  }
  const remark =
    'Laglight made a mistake here. Please report it; typing the ids of your clusters still works.';
  return { status: 'failed', remarks: [remark], failure: null };
}
