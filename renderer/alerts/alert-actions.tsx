import { useSignal } from '@preact/signals';
import type { AlertView, Answer, SnoozeLength } from '../../preload/contract.ts';
import { timeText } from '../../preload/time.ts';
import { announce } from '../parts/announcer.tsx';
import { useFocusBack } from '../parts/focus-back.ts';
import { Menu } from '../parts/menu.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { snoozeText } from './alert-line.tsx';
import { words } from './alert-messages.ts';
import { MuteForm } from './mute-form.tsx';

interface AlertActionsProps {
  readonly alert: AlertView;
  readonly store: Store;
  readonly now: number;
  /** Asks again for what shows the alert. */
  readonly changed: () => Promise<unknown>;
}

const SNOOZE_LENGTHS = Object.keys(words.snoozes) as SnoozeLength[];

/** The way to what it is about; acknowledge, snooze, mute; and what was already said to it. */
export function AlertActions({ alert, store, now, changed }: AlertActionsProps) {
  const order = useOrder(store);
  const isMuting = useSignal(false);
  const opener = useFocusBack<HTMLButtonElement>(isMuting.value);
  const { id: alertId, acknowledgedAt, snoozedUntil } = alert;
  const send = async (ask: () => Promise<Answer>) => {
    const isDone = await order.send(ask);
    if (isDone) {
      await changed();
      announce(words.done);
    }
    return isDone;
  };
  return (
    <div class="alert-section">
      <div class="alert-actions">
        <a class="button" href={`#${alert.path}`}>
          {words.open(placeOf(alert))}
        </a>
        {acknowledgedAt === null && (
          <button
            type="button"
            class="button"
            title={words.acknowledgeHint}
            onClick={() => void send(() => store.bridge.acknowledge({ alertId }))}
          >
            {words.acknowledge}
          </button>
        )}
        {snoozedUntil === null ? (
          <Menu label={words.snooze} title={words.snooze}>
            {(close) =>
              SNOOZE_LENGTHS.map((length) => (
                <button
                  key={length}
                  type="button"
                  class="menu-item"
                  onClick={() => {
                    close();
                    void send(() => store.bridge.snooze({ alertId, for: length }));
                  }}
                >
                  {words.snoozes[length]}
                </button>
              ))
            }
          </Menu>
        ) : (
          <button
            type="button"
            class="button"
            onClick={() => void send(() => store.bridge.unsnooze({ alertId }))}
          >
            {words.unsnooze}
          </button>
        )}
        <button
          ref={opener}
          type="button"
          class="button"
          aria-expanded={isMuting.value}
          onClick={() => (isMuting.value = !isMuting.value)}
        >
          {words.mute}
        </button>
      </div>
      {acknowledgedAt !== null && <p class="muted">{words.acknowledgedAt(timeText(acknowledgedAt, now))}</p>}
      {snoozedUntil !== null && <p class="muted">{words.snoozed(snoozeText(snoozedUntil, now))}</p>}
      {isMuting.value && (
        <MuteForm
          alert={alert}
          mute={(mute) => send(() => store.bridge.mute(mute))}
          close={() => (isMuting.value = false)}
        />
      )}
      <Refusal order={order} />
    </div>
  );
}

function placeOf({ subject: { group, clusterName, clusterId } }: AlertView): string {
  if (group !== null) return group;
  return clusterName ?? (clusterId === null ? words.theAccounts : words.theCluster);
}
