import { useSignal } from '@preact/signals';
import type { ClusterSummary, Overview } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import type { Store } from '../store.ts';
import { AwayPanel } from './away-panel.tsx';
import { AccountLine } from './account-line.tsx';
import { ClusterCard } from './cluster-card.tsx';
import { FilterBar, type Shown } from './filter-bar.tsx';
import { GroupLists } from './group-lists.tsx';

interface OverviewPageProps {
  readonly overview: Overview;
  readonly store: Store;
}

/** Is anything wrong, what, since when: a sentence, the accounts, and a card per cluster in the order given. */
export function OverviewPage({ overview, store }: OverviewPageProps) {
  const shown = useSignal<Shown>('all');
  const text = useSignal('');
  const clusters = overview.clusters.filter((cluster) => matches(cluster, shown.value, text.value));

  return (
    <>
      <h1 class="summary" tabIndex={-1}>
        <StateShape health={overview.health} size={16} />
        {overview.sentence}
      </h1>
      {overview.away && <AwayPanel away={overview.away} store={store} now={overview.now} />}
      <GroupLists overview={overview} />
      {overview.accounts.length > 0 && (
        <ul class="accounts" aria-label={messages.overview.accounts}>
          {overview.accounts.map((account) => (
            <AccountLine key={account.id} account={account} store={store} now={overview.now} />
          ))}
        </ul>
      )}
      {overview.clusters.length > 1 && <FilterBar shown={shown} text={text} />}
      {clusters.length > 0 && (
        <ul class="cards" aria-label={messages.overview.clusters}>
          {clusters.map((cluster) => (
            <ClusterCard key={cluster.id} cluster={cluster} now={overview.now} />
          ))}
        </ul>
      )}
      {overview.clusters.length === 0 && (
        <EmptyState title={messages.overview.emptyTitle} text={messages.overview.emptyText} />
      )}
      {overview.clusters.length > 0 && clusters.length === 0 && (
        <EmptyState
          title={
            text.value === '' && shown.value === 'problems'
              ? messages.overview.noProblems
              : messages.overview.noneMatch
          }
          action={{
            label: messages.overview.clearFilter,
            run: () => {
              shown.value = 'all';
              text.value = '';
            },
          }}
        />
      )}
    </>
  );
}

function matches(cluster: ClusterSummary, shown: Shown, text: string): boolean {
  const isProblem = !['healthy', 'starting', 'paused'].includes(cluster.health);
  if (shown === 'problems' && !isProblem) return false;
  return `${cluster.name} ${cluster.id}`.toLowerCase().includes(text.trim().toLowerCase());
}
