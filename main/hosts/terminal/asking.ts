import type { Question, RequestOf, ResponseOf } from '../../../preload/contract.ts';
import type { Laglight } from '../../laglight.ts';
import { ask } from '../door.ts';

/** A Laglight that can be asked, in this process or another. */
export interface Asking {
  ask<Q extends Question>(question: Q, request: RequestOf<Q>): Promise<ResponseOf<Q>>;
}

/** Asks the application in this process as if it were another's. */
export class LocalLaglight implements Asking {
  readonly #laglight: Laglight;

  constructor(laglight: Laglight) {
    this.#laglight = laglight;
  }

  /** Rejects when the answer is an error. */
  async ask<Q extends Question>(question: Q, request: RequestOf<Q>): Promise<ResponseOf<Q>> {
    const answered = await ask(this.#laglight, question, request);
    if (!answered.ok) throw new Error(answered.error.message);
    return answered.value;
  }
}
