import { useSignal, type ReadonlySignal } from '@preact/signals';
import type { Answer } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import type { Store } from '../store.ts';
import { announce } from './announcer.tsx';

/** An order to the application: whether one is under way, and why the last one was refused. */
export interface Order {
  readonly isRunning: ReadonlySignal<boolean>;
  readonly refusal: ReadonlySignal<string | null>;
  /** Sends it, unless one is under way; resolves with whether it was done, once the overview shows it. */
  send(order: () => Promise<Answer>): Promise<boolean>;
}

/** Sends orders one at a time and keeps what became of the last. */
export function useOrder(store: Store): Order {
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
      if (answer.done) await store.overview.refresh();
      else announce(answer.reason);
      isRunning.value = false;
      refusal.value = answer.done ? null : answer.reason;
      return answer.done;
    },
  };
}
