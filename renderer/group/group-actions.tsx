import { useSignal } from '@preact/signals';
import type { GroupPage, GroupSummary, RequestOf } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { messages } from '../messages.ts';
import { DraftField } from '../parts/draft-field.tsx';
import { useFocusBack } from '../parts/focus-back.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { ForgetGroup } from './forget-group.tsx';

interface GroupActionsProps {
  readonly summary: GroupSummary;
  readonly store: Store;
  /** What shows the group; asked again once something about it was chosen. */
  readonly answer: LiveAnswer<GroupPage | null>;
}

type Choice = Omit<RequestOf<'chooseGroup'>, 'clusterId' | 'group'>;

const LONGEST_NAME = 100;
const words = messages.group;

/** What people may say of a group: pin it, expect it to be idle, hide it, call it something, and forget it once it is gone. */
export function GroupActions({ summary, store, answer }: GroupActionsProps) {
  const order = useOrder(store);
  const isForgetting = useSignal(false);
  const forget = useFocusBack<HTMLButtonElement>(isForgetting.value);
  const { clusterId, group, choices, state } = summary;
  const choose = async (choice: Choice) => {
    if (await order.send(() => store.bridge.chooseGroup({ clusterId, group, ...choice })))
      await answer.refresh();
  };
  return (
    <section class="group-section" aria-label={words.actions}>
      <h2 class="section-title">{words.actions}</h2>
      <div class="group-toggles">
        <Toggle
          label={words.pin}
          hint={words.pinHint}
          isOn={choices.isPinned}
          set={(isPinned) => void choose({ isPinned })}
        />
        <Toggle
          label={words.expectIdle}
          hint={words.expectIdleHint}
          isOn={choices.isExpectedIdle}
          set={(isExpectedIdle) => void choose({ isExpectedIdle })}
        />
        <Toggle
          label={words.hide}
          hint={words.hideHint}
          isOn={choices.isHidden}
          set={(isHidden) => void choose({ isHidden })}
        />
      </div>
      <DraftField
        label={words.name}
        value={choices.name ?? ''}
        maxLength={LONGEST_NAME}
        commit={(text) => choose({ name: text.trim() === '' ? null : text.trim() })}
      />
      {state === 'vanished' && !isForgetting.value && (
        <button ref={forget} type="button" class="button" onClick={() => (isForgetting.value = true)}>
          {words.forget}
        </button>
      )}
      {isForgetting.value && (
        <ForgetGroup summary={summary} store={store} close={() => (isForgetting.value = false)} />
      )}
      <Refusal order={order} />
    </section>
  );
}

interface ToggleProps {
  readonly label: string;
  readonly hint: string;
  readonly isOn: boolean;
  readonly set: (isOn: boolean) => void;
}

function Toggle({ label, hint, isOn, set }: ToggleProps) {
  return (
    <label class="group-toggle">
      <input type="checkbox" checked={isOn} onChange={(event) => set(event.currentTarget.checked)} />
      <span>
        {label}
        <span class="toggle-hint muted">{hint}</span>
      </span>
    </label>
  );
}
