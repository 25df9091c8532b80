interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly title: string }[];
  readonly value: T;
  readonly set: (value: T) => void;
  readonly mistakeId?: string;
  readonly isWrong?: boolean;
}

/** One of several, within a sentence. */
export function ChoiceField<T extends string>({
  label,
  choices,
  value,
  set,
  mistakeId,
  isWrong = false,
}: ChoiceFieldProps<T>) {
  return (
    <select
      class="field choice-field"
      aria-label={label}
      aria-invalid={isWrong}
      aria-describedby={mistakeId}
      value={value}
      onChange={(event) => {
        const chosen = choices[event.currentTarget.selectedIndex];
        if (chosen) set(chosen.value);
      }}
    >
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.title}
        </option>
      ))}
    </select>
  );
}
