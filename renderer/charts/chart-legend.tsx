import type { MinuteSeries } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import { QuantityText } from '../parts/quantity.tsx';
import { valueAt } from './chart-range.ts';
import { seriesClass, seriesDash } from './chart-style.ts';

interface ChartLegendProps {
  readonly series: readonly MinuteSeries[];
  /** The minute whose values stand beside the names. */
  readonly minute: number;
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** Which line is which, and what each says at the marked minute. A click leaves a line out, so that others can be seen. */
export function ChartLegend({ series, minute, hidden, onToggle }: ChartLegendProps) {
  return (
    <ul class="legend">
      {series.map((one, index) => (
        <li key={one.id} class="legend-item">
          <button
            type="button"
            class="legend-name"
            aria-label={one.label}
            aria-pressed={!hidden.has(one.id)}
            onClick={() => onToggle(one.id)}
          >
            <svg class={seriesClass(index)} width="16" height="8" viewBox="0 0 16 8" aria-hidden="true">
              <path
                d="M0 4 H16"
                stroke="currentColor"
                stroke-width="2"
                stroke-dasharray={seriesDash(index).join(' ')}
              />
            </svg>
            <MiddleEllipsis text={one.label} />
          </button>
          <QuantityText value={valueAt(one, minute)} unit={one.unit} reason={messages.charts.gap} />
        </li>
      ))}
    </ul>
  );
}
