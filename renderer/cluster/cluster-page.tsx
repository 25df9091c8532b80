import { useEffect, useId } from 'preact/hooks';
import type { ClusterPage, ClusterSummary, DataTable, Overview } from '../../preload/contract.ts';
import { ChartsSection } from '../charts/charts-section.tsx';
import type { LiveAnswer } from '../live-answer.ts';
import { messages } from '../messages.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { FailureDetail, FailureTitle } from '../parts/failure-notice.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import { ACCOUNTS_HREF, groupHref, type Tab } from '../route.ts';
import { isStale } from '../overview/cluster-card.tsx';
import type { Store } from '../store.ts';
import { TableView } from '../table/table-view.tsx';
import { ClusterHeader } from './cluster-header.tsx';
import { KeyFigures } from './key-figures.tsx';
import { LimitsPanel } from './limits-panel.tsx';
import { MetricList } from './metric-list.tsx';
import { tabElementId, Tabs } from './tabs.tsx';

interface ClusterViewProps {
  readonly overview: Overview;
  readonly store: Store;
  readonly clusterId: string;
  readonly tab: Tab;
  /** What the tab's table is narrowed by at first. */
  readonly filter: string;
}

/** Everything about one cluster: its figures, their last hours, and what they are made of. */
export function ClusterView({ overview, store, clusterId, tab, filter }: ClusterViewProps) {
  const answers = store.cluster(clusterId);
  const { value: page, answered } = answers.page.state.value;
  useEffect(() => () => store.leave(answers), [store, answers]);

  const summary = page?.summary ?? overview.clusters.find(({ id }) => id === clusterId);
  if (!summary && answered) {
    return (
      <EmptyState
        wholePage
        title={messages.cluster.unknownTitle}
        text={messages.cluster.unknownText(clusterId)}
      />
    );
  }
  if (!summary) return <Skeleton cards={3} />;

  const account = overview.accounts.find(({ id }) => id === summary.accountId);
  const failure = summary.failure ?? account?.failure ?? null;
  return (
    <article class={isStale(summary) ? 'stale' : ''}>
      <ClusterHeader cluster={summary} account={account} now={overview.now} store={store} />
      {failure && (
        <div class="failure">
          <p class="failure-line">
            <FailureTitle failure={failure} health={summary.health} now={overview.now} />
            {summary.health === 'needs-key' && account?.key && (
              <a href={ACCOUNTS_HREF}>{messages.account.mendKey}</a>
            )}
          </p>
          <FailureDetail failure={failure} />
        </div>
      )}
      {page && page.notes.length > 0 && (
        <ul class="notes" aria-label={messages.cluster.notes}>
          {page.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      <KeyFigures cluster={summary} />
      <ChartsSection feed={answers.charts} subject={summary.name} fileName={summary.id} now={overview.now} />
      <Details
        answer={answers.page}
        summary={summary}
        tab={tab}
        filter={filter}
        now={overview.now}
        store={store}
      />
    </article>
  );
}

interface DetailsProps {
  readonly answer: LiveAnswer<ClusterPage | null>;
  readonly summary: ClusterSummary;
  readonly tab: Tab;
  readonly filter: string;
  readonly now: number;
  readonly store: Store;
}

function Details({ answer, summary, tab, filter, now, store }: DetailsProps) {
  const { value: page, failure } = answer.state.value;
  const panelId = useId();
  const counts = page && {
    groups: page.groups.vanishedSince.length,
    topics: page.topics.vanishedSince.length,
    principals: page.principals.vanishedSince.length,
    requests: page.requests.vanishedSince.length,
    limits: null,
    metrics: page.metrics.length,
  };
  return (
    <section class="details" aria-label={messages.cluster.details}>
      <Tabs clusterId={summary.id} chosen={tab} counts={counts} panelId={panelId} />
      <div id={panelId} role="tabpanel" aria-labelledby={tabElementId(panelId, tab)}>
        {page === null && (failure ? <Unanswered answer={answer} /> : <Skeleton />)}
        {page !== null && tab === 'metrics' && <MetricList metrics={page.metrics} />}
        {page !== null && tab === 'limits' && <LimitsPanel page={page} store={store} answer={answer} />}
        {page !== null && tab !== 'metrics' && tab !== 'limits' && (
          <TableView
            key={`${tab} ${filter}`}
            table={page[tab]}
            title={messages.cluster.tabs[tab]}
            emptyText={messages.cluster.empty[tab]}
            fileName={`${summary.id}-${tab}`}
            now={now}
            firstFilter={filter}
            {...(tab === 'groups' ? { hrefOf: groupHrefs(summary.id, page.groups) } : {})}
          />
        )}
      </div>
    </section>
  );
}

function groupHrefs(clusterId: string, { keys }: DataTable): (row: number) => string {
  return (row) => groupHref(clusterId, keys[0]?.[row] ?? '');
}
