import type { Signal } from '@preact/signals';
import { messages } from '../messages.ts';

/** Which clusters the overview shows. */
export type Shown = 'all' | 'problems';

const CHOICES: readonly Shown[] = ['all', 'problems'];

interface FilterBarProps {
  readonly shown: Signal<Shown>;
  readonly text: Signal<string>;
}

/** Narrows the cards by state and by name. */
export function FilterBar({ shown, text }: FilterBarProps) {
  return (
    <div class="filter-bar">
      <fieldset class="segments">
        <legend class="visually-hidden">{messages.overview.showLabel}</legend>
        {CHOICES.map((choice) => (
          <label key={choice} class="segment">
            <input
              type="radio"
              name="shown"
              checked={shown.value === choice}
              onChange={() => (shown.value = choice)}
            />
            <span>{messages.overview[choice]}</span>
          </label>
        ))}
      </fieldset>
      <input
        class="field"
        type="search"
        value={text}
        placeholder={messages.overview.filterPlaceholder}
        aria-label={messages.overview.filterLabel}
        onInput={(event) => (text.value = event.currentTarget.value)}
      />
    </div>
  );
}
