import type { Answer } from '../../preload/contract.ts';

/** An order that cannot be carried out; the message is a sentence for the user. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** Carries an order out, and turns its refusal into an answer. Any other error is a mistake of ours and goes on. */
export async function answerOf(work: () => Promise<void> | void): Promise<Answer> {
  try {
    await work();
    return { done: true };
  } catch (error) {
    if (error instanceof Refusal) return { done: false, reason: error.message };
    throw error;
  }
}
