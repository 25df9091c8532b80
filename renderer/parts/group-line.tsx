import type { GroupSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { groupHref } from '../route.ts';
import { GroupStateWord } from './group-state.tsx';
import { LagText, LagTimeText } from './lag-time.tsx';
import { MiddleEllipsis } from './middle-ellipsis.tsx';
import { Sparkline } from './sparkline.tsx';

interface GroupLineProps {
  readonly group: GroupSummary;
  readonly now: number;
}

/** A consumer group in one line: what it does and since when, how far behind it is, why; leads to its page. */
export function GroupLine({ group, now }: GroupLineProps) {
  const name = group.choices.name ?? group.group;
  return (
    <li class="group-line">
      <GroupStateWord state={group.state} since={group.since} now={now} />
      <span class="group-subject">
        <a class="group-link" href={groupHref(group.clusterId, group.group)} aria-label={name}>
          <MiddleEllipsis text={name} />
        </a>
        {group.worstTopic !== null && (
          <span class="muted group-topic">
            <span aria-hidden="true">·</span>
            <MiddleEllipsis text={group.worstTopic} />
          </span>
        )}
        <span class="muted group-cluster">{messages.troubled.cluster(group.clusterName)}</span>
      </span>
      <span class="group-numbers values">
        <strong class="group-lag-time">
          <LagTimeText lagTime={group.lagTime} />
        </strong>
        <span class="muted">
          <LagText reading={group} />
        </span>
        <Sparkline values={group.sparkline} label={messages.card.lagLastHour} />
      </span>
      <p class="group-evidence muted">{group.evidence}</p>
    </li>
  );
}
