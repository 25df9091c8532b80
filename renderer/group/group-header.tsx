import type { GroupSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { AsOf } from '../parts/as-of.tsx';
import { CopyText } from '../parts/copy-text.tsx';
import { GroupStateWord } from '../parts/group-state.tsx';
import { clusterHref } from '../route.ts';

interface GroupHeaderProps {
  readonly summary: GroupSummary;
  readonly now: number;
}

/** Which group of which cluster, what it does, since when, and why one thinks so. */
export function GroupHeader({ summary, now }: GroupHeaderProps) {
  const { group, choices, clusterId, clusterName, state, since, evidence, asOf } = summary;
  return (
    <header class="cluster-header">
      <div class="cluster-title">
        <h1 tabIndex={-1}>{choices.name ?? group}</h1>
        <GroupStateWord state={state} since={since} now={now} />
      </div>
      <div class="cluster-facts">
        <CopyText
          text={group}
          what={messages.group.groupId}
          shown={choices.name === null ? messages.copyId : group}
        />
        <a href={clusterHref(clusterId)}>{clusterName}</a>
        <AsOf minute={asOf} now={now} />
      </div>
      <p class="cluster-sentence">{evidence}</p>
    </header>
  );
}
