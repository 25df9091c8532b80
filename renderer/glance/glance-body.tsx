import type { Desktop, GroupSummary, Overview } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { NoticeList } from '../parts/notice-list.tsx';
import { pinnedAtEase } from '../parts/pinned-groups.ts';
import { OVERVIEW_HREF } from '../route.ts';
import { GlanceAccount, silentAccounts } from './glance-account.tsx';
import { GlanceCluster } from './glance-cluster.tsx';
import { GlanceGroup } from './glance-group.tsx';
import { GlanceLink } from './glance-link.tsx';
import { GlanceList } from './glance-list.tsx';
import { words } from './glance-messages.ts';

interface GlanceBodyProps {
  readonly overview: Overview;
  readonly desktop: Desktop | null;
}

/** More than anybody takes in at a glance; the overview has them all. */
const MOST_GROUPS = 6;
const MOST_CLUSTERS = 20;

/** Problems first, then the clusters as they come, worst first, then what the user wants to see always. */
export function GlanceBody({ overview, desktop }: GlanceBodyProps) {
  const { now, away, troubled, clusters, notices } = overview;
  const pinned = pinnedAtEase(overview);
  const silent = silentAccounts(overview);
  const groupRow = (isTroubled: boolean) => (group: GroupSummary) => (
    <GlanceGroup
      key={`${group.clusterId} ${group.group}`}
      group={group}
      now={now}
      desktop={desktop}
      isTroubled={isTroubled}
    />
  );
  const common = { desktop, most: MOST_GROUPS };
  return (
    <>
      {away && (
        <section class="glance-section glance-away" aria-label={words.away}>
          <GlanceLink href={OVERVIEW_HREF} desktop={desktop}>
            {away.sentence}
          </GlanceLink>
        </section>
      )}
      <GlanceList
        {...common}
        title={words.troubled(troubled.length)}
        hasTitle
        items={troubled}
        row={groupRow(true)}
      />
      <GlanceList
        {...common}
        title={words.accounts}
        hasTitle
        items={silent}
        row={(account) => <GlanceAccount key={account.id} account={account} now={now} desktop={desktop} />}
      />
      <GlanceList
        {...common}
        title={words.clusters}
        hasTitle={false}
        items={clusters}
        most={MOST_CLUSTERS}
        row={(cluster) => <GlanceCluster key={cluster.id} cluster={cluster} now={now} desktop={desktop} />}
      />
      {clusters.length === 0 && silent.length === 0 && (
        <EmptyState title={messages.overview.emptyTitle} text={messages.overview.emptyText} />
      )}
      <GlanceList {...common} title={words.pinned} hasTitle items={pinned} row={groupRow(false)} />
      <NoticeList notices={notices} />
    </>
  );
}
