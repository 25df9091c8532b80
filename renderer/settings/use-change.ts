import { useSignal } from '@preact/signals';
import { useRef } from 'preact/hooks';
import type { Answer } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { announce } from '../parts/announcer.tsx';
import { useOrder } from '../parts/order.ts';
import type { Store } from '../store.ts';
import { words } from './settings-messages.ts';

/** Something that can be changed: every change is sent at once, and can be taken back. */
export interface Change<T> {
  /** What to show: what was chosen last, or what holds. */
  readonly shown: T;
  /** Sends a change after those that are under way; resolves with whether it was done. */
  readonly to: (value: T) => Promise<boolean>;
  /** Goes back to what held before the last change; null where there is none. */
  readonly undo: (() => void) | null;
  /** What became of the last change, where it was done. */
  readonly said: string | null;
  /** Why the last change was not done. */
  readonly refusal: string | null;
}

interface ChangeOptions<T> {
  readonly store: Store;
  /** What holds now. */
  readonly current: T;
  /** Shows what holds; asked again after a change. */
  readonly answer: LiveAnswer<unknown>;
  readonly send: (value: T) => Promise<Answer>;
}

interface Held<T> {
  readonly value: T;
}

/** See {@link Change}. */
export function useChange<T>({ store, current, answer, send }: ChangeOptions<T>): Change<T> {
  const order = useOrder(store);
  const draft = useSignal<Held<T> | null>(null);
  const before = useSignal<Held<T> | null>(null);
  const said = useSignal<string | null>(null);
  const queue = useRef<Promise<unknown>>(Promise.resolve());

  const put = async (value: T, kept: Held<T> | null, done: string): Promise<boolean> => {
    const mine = { value };
    draft.value = mine;
    const turn = queue.current.then(async () => {
      const isDone = await order.send(() => send(value));
      if (isDone) {
        await answer.refresh();
        before.value = kept;
        announce(done);
      }
      said.value = isDone ? done : null;
      return isDone;
    });
    queue.current = turn;
    const isDone = await turn;
    // What was chosen meanwhile stays.
    if (draft.peek() === mine) draft.value = null;
    return isDone;
  };

  const back = before.value;
  return {
    shown: draft.value === null ? current : draft.value.value,
    to: (value) => (value === current ? Promise.resolve(true) : put(value, { value: current }, words.saved)),
    undo: back === null ? null : () => void put(back.value, null, words.takenBack),
    said: said.value,
    refusal: order.refusal.value,
  };
}
