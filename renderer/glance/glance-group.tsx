import type { Desktop, GroupSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { GroupStateShape } from '../parts/group-state.tsx';
import { LagText, LagTimeText } from '../parts/lag-time.tsx';
import { Sparkline } from '../parts/sparkline.tsx';
import { groupHref } from '../route.ts';
import { GlanceRow } from './glance-row.tsx';
import { GlanceState } from './glance-state.tsx';

interface GlanceGroupProps {
  readonly group: GroupSummary;
  readonly now: number;
  readonly desktop: Desktop | null;
  /** True where it needs a look, so that it says why. */
  readonly isTroubled: boolean;
}

/** A consumer group in the glance window: how far behind, since when, and what speaks for it. */
export function GlanceGroup({ group, now, desktop, isTroubled }: GlanceGroupProps) {
  const { state, since, worstTopic, clusterName } = group;
  return (
    <GlanceRow
      name={group.choices.name ?? group.group}
      state={messages.groupStates[state]}
      shape={<GroupStateShape state={state} />}
      href={groupHref(group.clusterId, group.group)}
      desktop={desktop}
      end={
        <>
          <LagTimeText lagTime={group.lagTime} />
          <Sparkline values={group.sparkline} label={messages.card.lagLastHour} />
        </>
      }
    >
      <p class="glance-detail glance-parts">
        <GlanceState
          word={messages.groupStates[state]}
          colour={`group-${state}`}
          since={isTroubled ? since : null}
          now={now}
        />
        {!isTroubled && (
          <span class="glance-part">
            <LagText reading={group} />
          </span>
        )}
        {isTroubled && worstTopic !== null && <span class="glance-part name">{worstTopic}</span>}
        <span class="glance-part name">{messages.troubled.cluster(clusterName)}</span>
      </p>
      {isTroubled && <p class="glance-detail">{group.evidence}</p>}
    </GlanceRow>
  );
}
