import { useSignal } from '@preact/signals';
import type { NoticeWays, RequestOf } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { announce } from '../parts/announcer.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';

interface NoticeWaysSectionProps {
  readonly ways: NoticeWays;
  readonly store: Store;
  /** What the ways are of; asked again once they were changed. */
  readonly answer: LiveAnswer<unknown>;
}

/** By which way notices come, why they cannot, which of them, and a test. */
export function NoticeWaysSection({ ways, store, answer }: NoticeWaysSectionProps) {
  const order = useOrder(store);
  const isTested = useSignal(false);
  const choose = async (choice: RequestOf<'setNoticeWays'>) => {
    await order.send(() => store.bridge.setNoticeWays(choice));
    // A refused choice stands where it stood.
    await answer.refresh();
  };
  const test = async () => {
    isTested.value = await order.send(() => store.bridge.testNotice(null));
    if (isTested.peek()) announce(words.testSent);
  };
  return (
    <section class="alert-section" aria-label={words.ways}>
      <h2 class="section-title">{words.ways}</h2>
      <p class="muted">{ways.kind === 'desktop' ? words.waysDesktop : words.waysPage}</p>
      {ways.problem !== null && (
        <p class="refusal">
          <StateShape health="warning" />
          {ways.problem}
        </p>
      )}
      {ways.kind === 'page' && <BrowserPermission />}
      <div class="checks">
        <Check
          label={words.onlyCritical}
          hint={words.onlyCriticalHint}
          isOn={ways.isOnlyCritical}
          set={(isOnlyCritical) => void choose({ isOnlyCritical })}
        />
        <Check
          label={words.sound}
          hint={words.soundHint}
          isOn={ways.hasSound}
          set={(hasSound) => void choose({ hasSound })}
        />
      </div>
      <div class="action">
        <button type="button" class="button" onClick={() => void test()}>
          {words.test}
        </button>
        {isTested.value && <span class="muted">{words.testSent}</span>}
      </div>
      <Refusal order={order} />
    </section>
  );
}

interface CheckProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly set: (isOn: boolean) => void;
}

function Check({ label, hint, isOn, set }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={isOn} onChange={(event) => set(event.currentTarget.checked)} />
      <span>
        {label} <span class="muted">{hint}</span>
      </span>
    </label>
  );
}

/** Whether this browser shows notifications; it is asked by a click only. */
function BrowserPermission() {
  const hasNotifications = 'Notification' in window;
  const permission = useSignal<NotificationPermission>(hasNotifications ? Notification.permission : 'denied');
  if (!hasNotifications) return <p class="muted">{words.noNotifications}</p>;
  return (
    <p class="action">
      {words.permissions[permission.value]}
      {permission.value === 'default' && (
        <button
          type="button"
          class="button"
          onClick={() => void Notification.requestPermission().then((given) => (permission.value = given))}
        >
          {words.allow}
        </button>
      )}
    </p>
  );
}
