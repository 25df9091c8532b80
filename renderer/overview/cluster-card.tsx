import type { ClusterSummary, Unit } from '../../preload/contract.ts';
import { CAUGHT_UP, UNKNOWN } from '../../preload/format.ts';
import { messages } from '../messages.ts';
import { AsOf } from '../parts/as-of.tsx';
import { CopyText } from '../parts/copy-text.tsx';
import { EnvironmentMark } from '../parts/environment-mark.tsx';
import { GroupStateWord } from '../parts/group-state.tsx';
import { LagTimeText } from '../parts/lag-time.tsx';
import { LoadBar } from '../parts/load-bar.tsx';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import { QuantityText } from '../parts/quantity.tsx';
import { Sparkline } from '../parts/sparkline.tsx';
import { StateWord } from '../parts/state-shape.tsx';
import { clusterHref, groupHref } from '../route.ts';

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
            <p class="figure-label">{messages.card.behind}</p>
            <p class="big">
              <WorstLagTime cluster={cluster} />
            </p>
          </div>
          <Sparkline values={cluster.lagSparkline.values} label={messages.card.lagLastHour} />
        </div>
        <p class="card-worst">
          <WorstGroup cluster={cluster} now={now} />
        </p>
        <p class="card-total muted">
          {messages.card.lag}{' '}
          <QuantityText value={figures.lag} unit="records" reason={reason ?? messages.card.noLag} />
          {figures.groups !== null && ` ${messages.card.inGroups(figures.groups)}`}
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
        {cluster.limits.map(
          ({ id, title, used, limit }) =>
            used !== null && <LoadBar key={id} label={title} value={used / limit} />,
        )}
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

/** How far the group that is furthest behind is behind, in time. */
function WorstLagTime({ cluster }: { readonly cluster: ClusterSummary }) {
  const { worstGroup, lag } = cluster.figures;
  const reason = cluster.failure?.title ?? messages.card.noLag;
  if (worstGroup !== null) return <LagTimeText lagTime={worstGroup.lagTime} />;
  return lag === null ? (
    <span class="quantity unknown" title={reason}>
      {UNKNOWN}
    </span>
  ) : (
    <>{CAUGHT_UP}</>
  );
}

function WorstGroup({ cluster, now }: ClusterCardProps) {
  const { worstGroup } = cluster.figures;
  if (cluster.asOf === null || worstGroup === null) return null;
  return (
    <>
      <GroupStateWord state={worstGroup.state} now={now} />
      <a class="group-link" href={groupHref(cluster.id, worstGroup.group)} aria-label={worstGroup.group}>
        <MiddleEllipsis text={worstGroup.group} />
      </a>
      <span class="muted">
        <QuantityText value={worstGroup.lag} unit="records" />
      </span>
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
