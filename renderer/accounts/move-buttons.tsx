import type { RefObject } from 'preact';
import { useRef } from 'preact/hooks';
import { announce } from '../parts/announcer.tsx';
import type { Order } from '../parts/order.ts';
import type { Store } from '../store.ts';
import { words } from './account-messages.ts';

interface Place {
  readonly accountId: string;
  readonly name: string;
  /** From 0; -1 for an account that has no place to move to. */
  readonly place: number;
  readonly places: number;
  readonly store: Store;
  readonly order: Order;
}

/** The ways an account can go from where it stands. */
export interface Moves {
  readonly canGoUp: boolean;
  readonly canGoDown: boolean;
  move(by: -1 | 1): Promise<void>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly up: RefObject<HTMLButtonElement | null>;
  readonly down: RefObject<HTMLButtonElement | null>;
}

/** Moves an account by buttons or by Alt with an arrow key; the focus goes along. */
export function useMoves({ accountId, name, place, places, store, order }: Place): Moves {
  const up = useRef<HTMLButtonElement>(null);
  const down = useRef<HTMLButtonElement>(null);
  const canGoUp = place > 0;
  const canGoDown = place >= 0 && place < places - 1;
  const move = async (by: -1 | 1) => {
    if (by === -1 ? !canGoUp : !canGoDown) return;
    const target = place + by;
    if (!(await order.send(() => store.bridge.moveAccount({ accountId, place: target })))) return;
    announce(words.moved(name, target + 1, places));
    (by === -1 ? up : down).current?.focus();
  };
  return {
    canGoUp,
    canGoDown,
    move,
    up,
    down,
    onKeyDown: (event) => {
      if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      void move(event.key === 'ArrowUp' ? -1 : 1);
    },
  };
}

/** Up and down in the list. At an end a button stays reachable, and does nothing. */
export function MoveButtons({ name, moves }: { readonly name: string; readonly moves: Moves }) {
  return (
    <span class="moves">
      <button
        ref={moves.up}
        type="button"
        class="button"
        aria-label={words.moveUp(name)}
        title={words.moveHint}
        aria-disabled={!moves.canGoUp}
        onClick={() => void moves.move(-1)}
      >
        <Arrow path="M6 9.5 V2.5 M2.8 5.7 L6 2.5 L9.2 5.7" />
      </button>
      <button
        ref={moves.down}
        type="button"
        class="button"
        aria-label={words.moveDown(name)}
        title={words.moveHint}
        aria-disabled={!moves.canGoDown}
        onClick={() => void moves.move(1)}
      >
        <Arrow path="M6 2.5 V9.5 M2.8 6.3 L6 9.5 L9.2 6.3" />
      </button>
    </span>
  );
}

function Arrow({ path }: { readonly path: string }) {
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}
