import { spanText } from '../../preload/format.ts';
import { exactTimeText, stretchText } from '../../preload/time.ts';
import type { ChartPage, Comparison } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { SPANS, type ChartView } from './chart-view.ts';
import { FreeRange } from './free-range.tsx';

interface RangeBarProps {
  readonly view: ChartView;
  /** The charts on screen; null before the first answer. */
  readonly page: ChartPage | null;
  readonly now: number;
}

const words = messages.charts;
const COMPARISONS = Object.keys(words.comparisons) as Comparison[];

/** Chooses the stretch of time that all charts show, and what it is compared with. */
export function RangeBar({ view, page, now }: RangeBarProps) {
  const choice = view.choice.value;
  const range = view.range.value;
  const isFollowing = 'minutes' in choice;
  return (
    <div class="range-bar">
      <span class="range-shown" title={`${exactTimeText(range.from)} – ${exactTimeText(range.to)}`}>
        {stretchText(range.from, range.to, now)}
        {page !== null && <span class="muted">, {words.step(spanText(page.stepMs))}</span>}
      </span>
      {!isFollowing && (
        <button type="button" class="button" onClick={() => view.followNow()}>
          {words.now}
        </button>
      )}
      <fieldset class="segments">
        <legend class="visually-hidden">{words.rangeLabel}</legend>
        {Object.entries(SPANS).map(([label, minutes]) => (
          <label key={label} class="segment">
            <input
              type="radio"
              name="range"
              checked={isFollowing && choice.minutes === minutes}
              onChange={() => view.follow(minutes)}
            />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <FreeRange view={view} now={now} />
      <select
        class="field"
        aria-label={words.compareLabel}
        value={view.compare.value}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          view.compare.value = COMPARISONS.find((comparison) => comparison === chosen) ?? 'none';
        }}
      >
        {COMPARISONS.map((comparison) => (
          <option key={comparison} value={comparison}>
            {words.comparisons[comparison]}
          </option>
        ))}
      </select>
    </div>
  );
}
