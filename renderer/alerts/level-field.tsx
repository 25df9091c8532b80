import type { Unit } from '../../preload/contract.ts';
import { words } from './alert-messages.ts';
import { levelUnits, type WrittenLevel } from './level-units.ts';

interface LevelFieldProps {
  readonly label: string;
  readonly unit: Unit;
  readonly level: WrittenLevel;
  readonly set: (level: WrittenLevel) => void;
  readonly placeholder?: string;
  readonly mistakeId?: string;
  readonly isWrong?: boolean;
}

/** A level in the unit that people think in: 10 min, 80 %, 5 MB/s. */
export function LevelField({
  label,
  unit,
  level,
  set,
  placeholder,
  mistakeId,
  isWrong = false,
}: LevelFieldProps) {
  const units = levelUnits(unit);
  return (
    <span class="level-field">
      <input
        class="field amount"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={isWrong}
        aria-describedby={mistakeId}
        placeholder={placeholder}
        autocomplete="off"
        maxLength={24}
        value={level.amount}
        onInput={(event) => set({ ...level, amount: event.currentTarget.value })}
      />
      {units.length === 1 ? (
        <span class="unit">{units[0]?.name}</span>
      ) : (
        <select
          class="field"
          aria-label={words.unitOf(label)}
          value={String(level.factor)}
          onChange={(event) => set({ ...level, factor: Number(event.currentTarget.value) })}
        >
          {units.map(({ name, factor }) => (
            <option key={name} value={String(factor)}>
              {name}
            </option>
          ))}
        </select>
      )}
    </span>
  );
}
