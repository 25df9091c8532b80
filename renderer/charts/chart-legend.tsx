import type { ChartPage, ChartPanel, Comparison } from '../../preload/contract.ts';
import { quantity } from '../../preload/format.ts';
import { messages } from '../messages.ts';
import { GroupStateShape } from '../parts/group-state.tsx';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import { stepIndex } from './chart-range.ts';
import { chartValueText, seriesClass, seriesDash } from './chart-style.ts';

interface ChartLegendProps {
  readonly panel: ChartPanel;
  readonly page: ChartPage;
  readonly compare: Comparison;
  /** The step whose values stand beside the names. */
  readonly at: number;
  readonly hidden: ReadonlySet<string>;
  readonly onToggle: (id: string) => void;
}

/** Which line is which, and what each says at the marked step. A click leaves a line out, so that others can be seen. */
export function ChartLegend({ panel, page, compare, at, hidden, onToggle }: ChartLegendProps) {
  const step = stepIndex(at, page);
  const band = panel.bands.find(({ from, to }) => from <= at && at < to);
  return (
    <ul class="legend">
      {band && (
        <li class={`legend-item group-${band.state}`}>
          <span class="legend-name">
            <GroupStateShape state={band.state} />
            {band.label}
          </span>
        </li>
      )}
      {panel.lines.map((line, index) => (
        <li key={line.id} class="legend-item">
          <button
            type="button"
            class="legend-name"
            aria-label={line.label}
            aria-pressed={!hidden.has(line.id)}
            onClick={() => onToggle(line.id)}
          >
            <LineSample className={seriesClass(index)} dash={seriesDash(index)} />
            <MiddleEllipsis text={line.label} />
          </button>
          <Value
            value={line.values[step] ?? null}
            low={line.low?.[step] ?? null}
            high={line.high?.[step] ?? null}
            panel={panel}
          />
          {line.compared !== null && compare !== 'none' && (
            <span class="quantity compared" title={messages.charts.comparisons[compare]}>
              {chartValueText(line.compared[step] ?? null, panel.unit)}
            </span>
          )}
        </li>
      ))}
      {panel.thresholds.map(({ value, label }) => (
        <li key={label} class="legend-item muted">
          <span class="legend-name">
            <LineSample className="" dash={[4, 3]} />
            <MiddleEllipsis text={label} />
          </span>
          <span class="quantity">{chartValueText(value, panel.unit)}</span>
        </li>
      ))}
    </ul>
  );
}

function LineSample({ className, dash }: { readonly className: string; readonly dash: readonly number[] }) {
  return (
    <svg class={className} width="16" height="8" viewBox="0 0 16 8" aria-hidden="true">
      <path d="M0 4 H16" stroke="currentColor" stroke-width="2" stroke-dasharray={dash.join(' ')} />
    </svg>
  );
}

interface ValueProps {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly panel: ChartPanel;
}

/** A value as short as it reads; on hover every digit, and between what it moved where the step is long. */
function Value({ value, low, high, panel }: ValueProps) {
  const text = (number: number) => chartValueText(number, panel.unit);
  const exact = value === null ? messages.charts.gap : quantity(value, panel.unit).exact;
  const spread = low === null || high === null ? '' : `, ${messages.charts.spread(text(low), text(high))}`;
  return (
    <span class={value === null ? 'quantity unknown' : 'quantity'} title={exact + spread}>
      {chartValueText(value, panel.unit)}
    </span>
  );
}
