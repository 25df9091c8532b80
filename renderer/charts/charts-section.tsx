import { useSignalEffect } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { ClusterCharts } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { messages } from '../messages.ts';
import { clockText } from '../../preload/time.ts';
import { useDarkScheme } from '../use-dark-scheme.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import { ChartPanel } from './chart-panel.tsx';
import { ChartState } from './chart-state.ts';
import { RangeBar } from './range-bar.tsx';

const PANELS = ['lag', 'throughput', 'connections'] as const;
const NOTHING: ClusterCharts = { lag: [], throughput: [], connections: [] };

/** Lag, throughput and connections side by side, on one stretch of time and one marked minute. */
export function ChartsSection({ answer }: { readonly answer: LiveAnswer<ClusterCharts | null> }) {
  const state = useMemo(() => new ChartState(), [answer]);
  const dark = useDarkScheme();
  const { value, answered, failure } = answer.state.value;
  useSignalEffect(() => {
    const charts = answer.state.value.value;
    if (charts) state.setCharts(charts);
  });
  const charts = value ?? NOTHING;
  const range = state.range.value ?? { from: 0, to: 0 };
  const minute = state.pointed.value ?? range.to;

  return (
    <section class="charts" aria-label={messages.charts.title} aria-busy={!answered}>
      <div class="charts-head">
        <h2 class="section-title">{messages.charts.title}</h2>
        {state.full.value && <span class="muted">{clockText(minute)}</span>}
        {state.full.value && <RangeBar state={state} full={state.full.value} />}
      </div>
      {answered ? (
        <div class="charts-row">
          {PANELS.map((name) => (
            <ChartPanel
              key={name}
              title={messages.charts[name]}
              series={charts[name]}
              state={state}
              range={range}
              dark={dark}
            />
          ))}
        </div>
      ) : failure ? (
        <Unanswered answer={answer} />
      ) : (
        <Skeleton />
      )}
    </section>
  );
}
