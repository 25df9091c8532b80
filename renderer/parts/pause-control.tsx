import { timeText } from '../../preload/time.ts';
import type { Overview } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import type { Store } from '../store.ts';
import { Menu } from './menu.tsx';
import { useOrder } from './order.ts';
import { Refusal } from './refusal.tsx';
import { PausedShape } from './state-shape.tsx';

interface PauseControlProps {
  readonly overview: Overview;
  readonly store: Store;
}

const words = messages.pause;
/** Minutes; null is until it is resumed. */
const CHOICES = [
  { minutes: 15, label: words.choices[15] },
  { minutes: 60, label: words.choices[60] },
  { minutes: null, label: words.choices.forever },
] as const;

/** Stops to read for a while; while it is stopped says so, until when, and offers to go on. */
export function PauseControl({ overview, store }: PauseControlProps) {
  const order = useOrder(store);
  const { pause } = overview;
  return (
    <span class="pause">
      <Refusal order={order} />
      {pause === null ? (
        <Menu label={words.open} title={words.open}>
          {(close) =>
            CHOICES.map(({ minutes, label }) => (
              <button
                key={label}
                type="button"
                class="menu-item"
                onClick={() => {
                  close();
                  void order.send(() => store.bridge.pause({ minutes }));
                }}
              >
                {label}
              </button>
            ))
          }
        </Menu>
      ) : (
        <>
          <span class="state-word state-paused">
            <PausedShape />
            {pause.until === null ? words.paused : words.pausedUntil(timeText(pause.until, overview.now))}
          </span>
          <button
            type="button"
            class="button"
            onClick={() => void order.send(() => store.bridge.resume(null))}
          >
            {words.resume}
          </button>
        </>
      )}
    </span>
  );
}
