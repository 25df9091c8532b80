import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { AlertView, RequestOf } from '../../preload/contract.ts';
import { words } from './alert-messages.ts';

interface MuteFormProps {
  readonly alert: AlertView;
  /** Resolves with whether it was done. */
  readonly mute: (mute: RequestOf<'mute'>) => Promise<boolean>;
  readonly close: () => void;
}

type What = Omit<RequestOf<'mute'>, 'minutes'>;

/** Which of what an alert is about shall be quiet, and for how long. */
export function MuteForm({ alert, mute, close }: MuteFormProps) {
  const id = useId();
  const choices = choicesOf(alert);
  const what = useSignal(0);
  const length = useSignal(0);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const send = async () => {
    const choice = choices[what.peek()];
    const minutes = words.muteLengths[length.peek()]?.minutes ?? null;
    if (choice && (await mute({ ...choice.what, minutes }))) close();
  };
  return (
    <form
      class="panel"
      aria-label={words.mute}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <fieldset>
        <legend class="panel-title">{words.muteWhat}</legend>
        {choices.map(({ label }, place) => (
          <label key={label} class="choice-of">
            <input
              ref={place === 0 ? first : null}
              type="radio"
              name={`${id}-what`}
              checked={what.value === place}
              onChange={() => (what.value = place)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      <label class="inline-field">
        {words.muteFor}
        <select
          class="field"
          value={length.value}
          onChange={(event) => (length.value = event.currentTarget.selectedIndex)}
        >
          {words.muteLengths.map(({ label }, place) => (
            <option key={label} value={place}>
              {label}
            </option>
          ))}
        </select>
      </label>
      <div class="panel-actions">
        <button type="submit" class="button primary">
          {words.mute}
        </button>
        <button type="button" class="button" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

/** The narrowest first. */
function choicesOf({ subject, ruleId, ruleName }: AlertView): { label: string; what: What }[] {
  const { clusterId, clusterName, group } = subject;
  const none: What = { clusterId: null, group: null, ruleId: null };
  return [
    ...(group === null ? [] : [{ label: words.muteGroup(group), what: { ...none, clusterId, group } }]),
    ...(clusterId === null
      ? []
      : [{ label: words.muteCluster(clusterName ?? clusterId), what: { ...none, clusterId } }]),
    { label: words.muteRule(ruleName), what: { ...none, ruleId } },
  ];
}
