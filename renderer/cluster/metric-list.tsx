import { useSignal } from '@preact/signals';
import type { MetricReading } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { CopyText } from '../parts/copy-text.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { QuantityText } from '../parts/quantity.tsx';

/** Every metric of the catalogue as it stands for the cluster: what it says, what it means, what to call it. */
export function MetricList({ metrics }: { readonly metrics: readonly MetricReading[] }) {
  const filter = useSignal('');
  const wanted = filter.value.trim().toLowerCase();
  const shown = metrics.filter(({ id, title, sentence }) =>
    `${id} ${title} ${sentence}`.toLowerCase().includes(wanted),
  );
  if (metrics.length === 0) return <EmptyState title={messages.cluster.noMetrics} />;
  return (
    <>
      <div class="table-tools">
        <input
          class="field"
          type="search"
          value={filter}
          placeholder={messages.table.filter}
          aria-label={messages.metrics.filter}
          onInput={(event) => (filter.value = event.currentTarget.value)}
        />
      </div>
      {shown.length === 0 && <EmptyState title={messages.metrics.noneMatch} />}
      <ul class="metrics values">
        {shown.map((metric) => (
          <Metric key={metric.id} metric={metric} />
        ))}
      </ul>
    </>
  );
}

function Metric({ metric }: { readonly metric: MetricReading }) {
  return (
    <li class="metric">
      <div class="metric-words">
        <p>
          {metric.title} {!metric.known && <span class="tag">{messages.metrics.unknown}</span>}
        </p>
        <p class="muted">
          {metric.sentence}
          {metric.remark !== null && ` ${metric.remark}`}
        </p>
      </div>
      <div class="metric-name">
        <CopyText text={metric.id} what={messages.metrics.copyName} />
      </div>
      <div class="metric-value">
        <QuantityText value={metric.value} unit={metric.unit} reason={metric.remark} />
        <p class="muted">{messages.metrics.series(metric.series)}</p>
      </div>
    </li>
  );
}
