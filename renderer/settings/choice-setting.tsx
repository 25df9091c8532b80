import { useId } from 'preact/hooks';
import { Setting } from './setting.tsx';
import type { PreferenceChange } from './use-preference.ts';

interface ChoicesProps<T extends string> {
  readonly labels: Readonly<Record<T, string>>;
  readonly shown: T;
  readonly choose: (choice: T) => void;
}

/** A few choices side by side, of which one holds. */
export function Choices<T extends string>({ labels, shown, choose }: ChoicesProps<T>) {
  const name = useId();
  const choices = Object.keys(labels) as T[];
  return (
    <div class="setting-choices">
      {choices.map((choice) => (
        <label key={choice} class="segment">
          <input type="radio" name={name} checked={shown === choice} onChange={() => choose(choice)} />
          <span>{labels[choice]}</span>
        </label>
      ))}
    </div>
  );
}

interface ChoiceSettingProps<T extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly labels: Readonly<Record<T, string>>;
  readonly change: PreferenceChange<T>;
}

/** A preference with a few choices. */
export function ChoiceSetting<T extends string>({ label, hint, labels, change }: ChoiceSettingProps<T>) {
  return (
    <Setting
      label={label}
      {...(hint !== undefined && { hint })}
      isGroup
      change={change}
      problem={change.problem}
    >
      {() => <Choices labels={labels} shown={change.shown} choose={(choice) => void change.to(choice)} />}
    </Setting>
  );
}
