import { useSignal, type ReadonlySignal } from '@preact/signals';
import { messages } from '../messages.ts';
import type { Answer } from '../../preload/contract.ts';
import { announce } from './announcer.tsx';

/** An order to the application: whether it is under way, and why the last one was refused. */
export interface Order {
  readonly isRunning: ReadonlySignal<boolean>;
  readonly refusal: ReadonlySignal<string | null>;
  /** Sends it, unless one is under way; the answer tells whether it was done. */
  send(order: () => Promise<Answer>): Promise<boolean>;
}

/** Sends orders one at a time and keeps what became of the last. */
export function useOrder(): Order {
  const isRunning = useSignal(false);
  const refusal = useSignal<string | null>(null);
  return {
    isRunning,
    refusal,
    async send(order) {
      if (isRunning.peek()) return false;
      isRunning.value = true;
      const answer = await order().catch((): Answer => ({
        done: false,
        reason: messages.connection.failedTitle,
      }));
      isRunning.value = false;
      refusal.value = answer.done ? null : answer.reason;
      if (!answer.done) announce(answer.reason);
      return answer.done;
    },
  };
}
