import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { HistoryState, Retention } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { announce } from '../parts/announcer.tsx';
import type { Store } from '../store.ts';
import { ChangeNote } from './change-note.tsx';
import { Setting } from './setting.tsx';
import { words } from './settings-messages.ts';
import { TextField } from './text-field.tsx';
import { useChange } from './use-change.ts';

interface RetentionSettingProps {
  readonly retention: Retention;
  readonly answer: LiveAnswer<HistoryState>;
  readonly store: Store;
}

/** The least and the most of each; the contract's own bounds. */
const BOUNDS = {
  minuteDays: [1, 30],
  fiveMinuteDays: [1, 365],
  hourDays: [1, 3650],
  maxMegabytes: [50, 100_000],
} as const satisfies Record<keyof Retention, readonly [number, number]>;

const NAMES = Object.keys(BOUNDS) as (keyof Retention)[];
const LONGEST_NUMBER = 7;

/** How long each kind of values is kept, and how much at most. */
export function RetentionSetting(props: RetentionSettingProps) {
  const { history } = words;
  return (
    <Setting label={history.kept} hint={history.keptHint} isGroup>
      {() => (
        <div class="retention">
          {NAMES.map((name) => (
            <RetentionField key={name} {...props} name={name} />
          ))}
        </div>
      )}
    </Setting>
  );
}

interface RetentionFieldProps extends RetentionSettingProps {
  readonly name: keyof Retention;
}

function RetentionField({ retention, answer, store, name }: RetentionFieldProps) {
  const id = useId();
  const { history } = words;
  const [least, most] = BOUNDS[name];
  const problem = useSignal<string | null>(null);
  const change = useChange({
    store,
    answer,
    current: retention[name],
    // The others as they are by then: each field is sent by itself.
    send: (value) =>
      store.bridge.setRetention({ ...(answer.state.peek().value?.retention ?? retention), [name]: value }),
  });
  const commit = async (text: string) => {
    const value = /^\d+$/.test(text) ? Number(text) : NaN;
    const isInside = value >= least && value <= most;
    problem.value = isInside ? null : history.outOfBounds(least, most);
    if (problem.value !== null) announce(problem.value);
    return isInside && (await change.to(value));
  };
  const label = history.fields[name];
  return (
    <div class="setting labelled">
      <label for={id}>{label}</label>
      <TextField
        id={id}
        hintId={undefined}
        value={String(change.shown)}
        commit={commit}
        maxLength={LONGEST_NUMBER}
        isInvalid={problem.value !== null || change.refusal !== null}
        inputMode="numeric"
      />
      <ChangeNote label={label} change={{ ...change, refusal: problem.value ?? change.refusal }} />
    </div>
  );
}
