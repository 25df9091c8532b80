import type { ClusterFigures, ClusterSummary, Desktop, Unit } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { EnvironmentMark } from '../parts/environment-mark.tsx';
import { LagTimeText } from '../parts/lag-time.tsx';
import { QuantityText } from '../parts/quantity.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import { timeText } from '../../preload/time.ts';
import { clusterHref } from '../route.ts';
import { words } from './glance-messages.ts';
import { GlanceRow } from './glance-row.tsx';
import { GlanceState } from './glance-state.tsx';

interface GlanceClusterProps {
  readonly cluster: ClusterSummary;
  readonly now: number;
  readonly desktop: Desktop | null;
}

/** A cluster in the glance window: what is wrong, since when and until when; else, or beside it, its key figures. */
export function GlanceCluster({ cluster, now, desktop }: GlanceClusterProps) {
  const { name, health, figures, sentence, failure, since } = cluster;
  const until = failure?.until ?? null;
  const isUnread = health === 'stale' || health === 'needs-key' || health === 'starting';
  const isWell = health === 'healthy' || health === 'paused';
  return (
    <GlanceRow
      name={name}
      state={messages.health[health]}
      shape={<StateShape health={health} />}
      href={clusterHref(cluster.id)}
      desktop={desktop}
      isStale={isUnread}
      mark={<EnvironmentMark colour={cluster.colour} />}
      end={!isUnread && <Behind figures={figures} />}
    >
      {!isWell && (
        <p class="glance-detail glance-reason">
          {health !== 'starting' && (
            <GlanceState word={messages.health[health]} colour={`state-${health}`} since={since} now={now} />
          )}
          <span>{failure?.title ?? sentence}</span>
          {until !== null && <span>{messages.account.until(timeText(until, now))}</span>}
        </p>
      )}
      {!isUnread && (
        <p class="glance-detail glance-parts values">
          {figures.groups !== null && <span class="glance-part">{words.groups(figures.groups)}</span>}
          <Figure value={figures.bytesIn} unit="bytes/s" word={words.in} />
          <Figure value={figures.bytesOut} unit="bytes/s" word={words.out} />
          <Figure value={figures.connections} unit="count" word={words.connections} />
        </p>
      )}
    </GlanceRow>
  );
}

function Behind({ figures }: { readonly figures: ClusterFigures }) {
  const { worstGroup } = figures;
  if (worstGroup === null) return null;
  return (
    <span title={worstGroup.group}>
      <LagTimeText lagTime={worstGroup.lagTime} />
      {worstGroup.lagTime.kind === 'behind' && words.behind}
    </span>
  );
}

interface FigureProps {
  readonly value: number | null;
  readonly unit: Unit;
  readonly word: string;
}

function Figure({ value, unit, word }: FigureProps) {
  return (
    <span class="glance-part">
      <QuantityText value={value} unit={unit} />
      {word}
    </span>
  );
}
