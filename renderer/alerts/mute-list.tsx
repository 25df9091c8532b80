import type { Mute } from '../../preload/contract.ts';
import { timeText } from '../../preload/time.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { PausedShape } from '../parts/state-shape.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';

interface MuteListProps {
  readonly mutes: readonly Mute[];
  readonly store: Store;
  /** What shows the mutes; asked again once one was taken back. */
  readonly answer: LiveAnswer<unknown>;
  readonly now: number;
}

/** What is muted, until when, and the way back. */
export function MuteList({ mutes, store, answer, now }: MuteListProps) {
  const order = useOrder(store);
  const takeBack = async (muteId: string) => {
    if (await order.send(() => store.bridge.unmute({ muteId }))) await answer.refresh();
  };
  return (
    <section class="alert-section" aria-label={words.mutes}>
      <h2 class="section-title">{words.mutes}</h2>
      <p class="muted">{mutes.length === 0 ? words.noMutes : words.mutesText}</p>
      <ul>
        {mutes.map(({ id, sentence, until }) => (
          <li key={id} class="list-line">
            <span class="list-text">
              <PausedShape /> {sentence}{' '}
              <span class="muted">
                {until === null ? words.untilTakenBack : words.until(timeText(until, now))}
              </span>
            </span>
            <button
              type="button"
              class="button"
              aria-label={words.takeBackOf(sentence)}
              onClick={() => void takeBack(id)}
            >
              {words.takeBack}
            </button>
          </li>
        ))}
      </ul>
      <Refusal order={order} />
    </section>
  );
}
