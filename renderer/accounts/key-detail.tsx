import { useId, useRef } from 'preact/hooks';
import type { KeyView } from '../../preload/contract.ts';
import { exactTimeText } from '../../preload/time.ts';
import { CopyText } from '../parts/copy-text.tsx';
import { FailureDetail, FailureTitle } from '../parts/failure-notice.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { SecretField, takeSecret } from '../parts/secret-field.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import type { Store } from '../store.ts';
import { words } from './account-messages.ts';

interface KeyDetailProps {
  readonly accountId: string;
  readonly view: KeyView;
  readonly now: number;
  readonly store: Store;
}

/** An account's key: its id and age, its secret where that is lost, and the key that will follow it. */
export function KeyDetail({ accountId, view, now, store }: KeyDetailProps) {
  return (
    <div class="key-detail">
      <div class="key-line">
        <span class="muted">{words.key}</span>
        <CopyText text={view.key} what={words.keyId} />
        <span class="muted" title={exactTimeText(view.addedAt)}>
          {words.keyAge(view.addedAt, now)}
        </span>
        <Reminder accountId={accountId} view={view} store={store} />
      </div>
      {view.isOld && view.remindAfterDays !== null && (
        <p class="key-note">
          <StateShape health="warning" />
          {words.keyIsOld(view.remindAfterDays)}
        </p>
      )}
      {view.secretProblem !== null && (
        <LostSecret accountId={accountId} problem={view.secretProblem} store={store} />
      )}
      {view.next && <NextKey accountId={accountId} next={view.next} now={now} store={store} />}
    </div>
  );
}

const REMINDERS = [30, 60, 90, 180, 365];

function Reminder({ accountId, view, store }: Omit<KeyDetailProps, 'now'>) {
  const id = useId();
  const order = useOrder(store);
  const chosen = view.remindAfterDays;
  const choices =
    chosen === null ? REMINDERS : [...new Set([...REMINDERS, chosen])].toSorted((a, b) => a - b);
  return (
    <span class="reminder">
      <label class="muted" for={id}>
        {words.remind}
      </label>
      <select
        id={id}
        class="field"
        value={chosen ?? ''}
        onChange={(event) => {
          const days = Number(event.currentTarget.value) || null;
          void order.send(() => store.bridge.setKeyReminder({ accountId, days }));
        }}
      >
        <option value="">{words.remindNever}</option>
        {choices.map((days) => (
          <option key={days} value={days}>
            {words.remindAfter(days)}
          </option>
        ))}
      </select>
      <Refusal order={order} />
    </span>
  );
}

interface LostSecretProps {
  readonly accountId: string;
  readonly problem: string;
  readonly store: Store;
}

/** Why the secret is not at hand, and a field to give it again. */
function LostSecret({ accountId, problem, store }: LostSecretProps) {
  const order = useOrder(store);
  const field = useRef<HTMLInputElement>(null);
  const give = () => {
    const secret = field.current === null ? '' : takeSecret(field.current);
    if (secret !== '') void order.send(() => store.bridge.giveSecret({ accountId, secret }));
  };
  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        give();
      }}
    >
      <p class="key-note">
        <StateShape health="needs-key" />
        {problem}
      </p>
      <div class="panel-row">
        <SecretField label={words.secretAgain} field={field} isRequired />
        <button type="submit" class="button primary">
          {words.giveSecret}
        </button>
      </div>
      <Refusal order={order} />
    </form>
  );
}

interface NextKeyProps {
  readonly accountId: string;
  readonly next: NonNullable<KeyView['next']>;
  readonly now: number;
  readonly store: Store;
}

/** The key that takes over, why it has not yet, and the way back. */
function NextKey({ accountId, next, now, store }: NextKeyProps) {
  const order = useOrder(store);
  return (
    <div class="panel">
      <div class="key-line">
        <StateShape health={next.failure ? 'needs-key' : 'starting'} />
        <span>{words.next(next.key)}</span>
        <span class="muted">{words.keyAge(next.addedAt, now)}</span>
        <span class="muted">{words.nextWaiting}</span>
        <button
          type="button"
          class="button panel-end"
          onClick={() => void order.send(() => store.bridge.cancelRotation({ accountId }))}
        >
          {words.takeBack}
        </button>
      </div>
      {next.failure && (
        <div class="failure">
          <p class="failure-line">
            <FailureTitle failure={next.failure} health="needs-key" now={now} />
          </p>
          <FailureDetail failure={next.failure} />
        </div>
      )}
      <Refusal order={order} />
    </div>
  );
}
