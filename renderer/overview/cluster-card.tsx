import type { ClusterSummary, Unit } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { AsOf } from '../parts/as-of.tsx';
import { CopyText } from '../parts/copy-text.tsx';
import { EnvironmentMark } from '../parts/environment-mark.tsx';
import { LoadBar } from '../parts/load-bar.tsx';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import { QuantityText } from '../parts/quantity.tsx';
import { Sparkline } from '../parts/sparkline.tsx';
import { StateWord } from '../parts/state-shape.tsx';
import { clusterHref } from '../route.ts';

interface ClusterCardProps {
  readonly cluster: ClusterSummary;
  readonly now: number;
}

/** A cluster at a glance: what is, how far behind, how much flows, how fresh that is. */
export function ClusterCard({ cluster, now }: ClusterCardProps) {
  const { figures, health } = cluster;
  const reason = cluster.failure?.title ?? null;
  return (
    <li
      class={`card edge-${health}${isStale(cluster) ? ' stale' : ''}`}
      onClick={(event) => {
        // The whole card is a target for the pointer; for the keyboard its name is the link.
        const target = event.target as Element;
        if (!target.closest('a, button') && getSelection()?.isCollapsed !== false) {
          location.hash = clusterHref(cluster.id);
        }
      }}
    >
      <header class="card-header">
        <h2 class="card-name">
          <EnvironmentMark colour={cluster.colour} />
          <a class="card-link" aria-label={cluster.name} href={clusterHref(cluster.id)}>
            <MiddleEllipsis text={cluster.name} />
          </a>
        </h2>
        <StateWord health={health} since={cluster.since} now={now} />
      </header>
      <p class="card-kind">
        <CopyText text={cluster.id} what={messages.clusterId} shown={idBeside(cluster)} />
        {cluster.kind !== null && <span class="muted">{cluster.kind}</span>}
      </p>
      <p class="card-sentence">{cluster.sentence}</p>
      <div class="values">
        <div class="card-lag">
          <div>
            <p class="figure-label">{messages.card.lag}</p>
            <p class="big">
              <QuantityText value={figures.lag} unit="records" reason={reason ?? messages.card.noLag} />
            </p>
          </div>
          <Sparkline values={cluster.lagSparkline.values} label={messages.card.lagLastHour} />
        </div>
        <p class="card-worst muted">
          <WorstGroup cluster={cluster} />
        </p>
        <dl class="card-figures">
          <Flow
            label={messages.card.in}
            bytes={figures.bytesIn}
            records={figures.recordsIn}
            reason={reason}
          />
          <Flow
            label={messages.card.out}
            bytes={figures.bytesOut}
            records={figures.recordsOut}
            reason={reason}
          />
          <div>
            <dt>{messages.card.connections}</dt>
            <dd>
              <QuantityText value={figures.connections} unit="count" reason={reason} />
            </dd>
          </div>
        </dl>
        {figures.load !== null && <LoadBar label={messages.card.load} value={figures.load} />}
      </div>
      <footer class="card-footer">
        <AsOf minute={cluster.asOf} now={now} />
      </footer>
    </li>
  );
}

/** What copies a cluster's id: the id, unless it already stands there for want of a name. */
export function idBeside({ id, name }: ClusterSummary): string {
  return id === name ? messages.copyId : id;
}

/** Whether a cluster's values are older than they should be. */
export function isStale(cluster: ClusterSummary): boolean {
  return cluster.health === 'stale' || cluster.health === 'needs-key';
}

function WorstGroup({ cluster }: { readonly cluster: ClusterSummary }) {
  const { worstGroup, groups } = cluster.figures;
  if (cluster.asOf === null) return null;
  if (worstGroup === null) return <>{groups === null ? messages.card.noLag : messages.card.groups(groups)}</>;
  return (
    <>
      <span class="worst-label">{messages.card.worst}</span>
      <MiddleEllipsis text={worstGroup.group} />
      <QuantityText value={worstGroup.lag} unit="records" />
    </>
  );
}

interface FlowProps {
  readonly label: string;
  readonly bytes: number | null;
  readonly records: number | null;
  readonly reason: string | null;
}

function Flow({ label, bytes, records, reason }: FlowProps) {
  const value = (amount: number | null, unit: Unit) => (
    <QuantityText value={amount} unit={unit} reason={reason} />
  );
  return (
    <div>
      <dt>{label}</dt>
      <dd>{value(bytes, 'bytes/s')}</dd>
      <dd class="second">{value(records, 'records/s')}</dd>
    </div>
  );
}
