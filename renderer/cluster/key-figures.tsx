import type { ClusterSummary, Unit } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { QuantityText } from '../parts/quantity.tsx';

/** A cluster's totals in one row. */
export function KeyFigures({ cluster }: { readonly cluster: ClusterSummary }) {
  const { figures, failure } = cluster;
  const words = messages.cluster;
  const shown: readonly (readonly [string, number | null, Unit])[] = [
    [words.lag, figures.lag, 'records'],
    [words.groups, figures.groups, 'count'],
    [words.bytesIn, figures.bytesIn, 'bytes/s'],
    [words.bytesOut, figures.bytesOut, 'bytes/s'],
    [words.recordsIn, figures.recordsIn, 'records/s'],
    [words.recordsOut, figures.recordsOut, 'records/s'],
    [words.connections, figures.connections, 'count'],
    [words.partitions, figures.partitions, 'count'],
    [words.load, figures.load, 'ratio'],
  ];
  return (
    <dl class="key-figures values" aria-label={words.figures}>
      {shown.map(([label, value, unit]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <QuantityText value={value} unit={unit} reason={failure?.title ?? null} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
