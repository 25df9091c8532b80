import type { GroupSummary, Overview } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { GroupLine } from '../parts/group-line.tsx';
import { pinnedAtEase } from '../parts/pinned-groups.ts';

/** Groups that need a look, then those that the user pinned; a pinned one in trouble stands among the first only. */
export function GroupLists({ overview }: { readonly overview: Overview }) {
  const { troubled, now } = overview;
  return (
    <>
      <GroupList title={messages.troubled.title} groups={troubled} now={now} />
      <GroupList title={messages.troubled.pinned} groups={pinnedAtEase(overview)} now={now} />
    </>
  );
}

interface GroupListProps {
  readonly title: string;
  readonly groups: readonly GroupSummary[];
  readonly now: number;
}

function GroupList({ title, groups, now }: GroupListProps) {
  if (groups.length === 0) return null;
  return (
    <section class="group-list">
      <h2 class="section-title">{title}</h2>
      <ul aria-label={title}>
        {groups.map((group) => (
          <GroupLine key={`${group.clusterId} ${group.group}`} group={group} now={now} />
        ))}
      </ul>
    </section>
  );
}
