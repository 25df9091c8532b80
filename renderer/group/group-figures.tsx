import type { ComponentChildren } from 'preact';
import type { GroupSummary } from '../../preload/contract.ts';
import { quantityText } from '../../preload/format.ts';
import { messages } from '../messages.ts';
import { DrainText, lagTimeReason, LagText, LagTimeText } from '../parts/lag-time.tsx';
import { QuantityText } from '../parts/quantity.tsx';

const words = messages.group;

/** How far behind a group is, in time and in records, how fast it goes, and when it will have caught up. */
export function GroupFigures({ summary }: { readonly summary: GroupSummary }) {
  const { lagTime, producedPerSecond, consumedPerSecond, drain, trend, floor, worstTopic } = summary;
  const remarks = [
    lagTimeReason(lagTime),
    summary.isEstimated ? messages.estimated : null,
    floor > 0 ? words.floor(quantityText(floor, 'records')) : null,
  ].filter((remark) => remark !== null);
  return (
    <>
      <dl class="key-figures values" aria-label={words.figures}>
        <Figure
          title={words.lagTime}
          remark={worstTopic === null ? null : `${words.worstTopic} ${worstTopic}`}
        >
          <LagTimeText lagTime={lagTime} />
        </Figure>
        <Figure title={words.lag} remark={trend === null ? null : words.trends[trend]}>
          <LagText reading={summary} />
        </Figure>
        <Figure title={words.produced} remark={null}>
          <QuantityText value={producedPerSecond} unit="records/s" />
        </Figure>
        <Figure title={words.consumed} remark={null}>
          <QuantityText value={consumedPerSecond} unit="records/s" />
        </Figure>
        <Figure title={words.drain} remark={null}>
          <DrainText drain={drain} />
        </Figure>
      </dl>
      {remarks.length > 0 && <p class="figures-remark muted">{remarks.join(' ')}</p>}
    </>
  );
}

interface FigureProps {
  readonly title: string;
  readonly remark: string | null;
  readonly children: ComponentChildren;
}

function Figure({ title, remark, children }: FigureProps) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
      {remark !== null && (
        <dd class="figure-remark muted" title={remark}>
          {remark}
        </dd>
      )}
    </div>
  );
}
