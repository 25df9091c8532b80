import { messages } from '../messages.ts';
import { clockText } from '../../preload/time.ts';
import type { MinuteRange } from './chart-range.ts';
import { RANGES, type ChartState } from './chart-state.ts';

const MINUTE = 60_000;

/** Chooses the stretch of time all charts show, and by keyboard the minute they mark. */
export function RangeBar({ state, full }: { readonly state: ChartState; readonly full: MinuteRange }) {
  const choice = state.choice.value;
  const range = state.range.value ?? full;
  const minute = state.pointed.value ?? range.to;
  return (
    <div class="range-bar">
      <input
        class="minute-slider"
        type="range"
        aria-label={messages.charts.minuteLabel}
        aria-valuetext={clockText(minute)}
        min={range.from}
        max={range.to}
        step={MINUTE}
        value={minute}
        onInput={(event) => (state.pointed.value = event.currentTarget.valueAsNumber)}
        onBlur={() => (state.pointed.value = null)}
      />
      {typeof choice !== 'string' && (
        <span class="tag">{messages.charts.chosenRange(clockText(choice.from), clockText(choice.to))}</span>
      )}
      <fieldset class="segments">
        <legend class="visually-hidden">{messages.charts.rangeLabel}</legend>
        {RANGES.map((name) => (
          <label key={name} class="segment">
            <input
              type="radio"
              name="range"
              checked={choice === name}
              onChange={() => (state.choice.value = name)}
            />
            <span>{messages.charts.ranges[name]}</span>
          </label>
        ))}
      </fieldset>
    </div>
  );
}
