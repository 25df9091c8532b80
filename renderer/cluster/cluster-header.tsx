import type { AccountSummary, ClusterSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { idBeside } from '../overview/cluster-card.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { CopyText } from '../parts/copy-text.tsx';
import { EnvironmentMark } from '../parts/environment-mark.tsx';
import { NextRead } from '../parts/next-read.tsx';
import { RefreshButton } from '../parts/refresh-button.tsx';
import { StateWord } from '../parts/state-shape.tsx';
import type { Store } from '../store.ts';

interface ClusterHeaderProps {
  readonly cluster: ClusterSummary;
  readonly account: AccountSummary | undefined;
  readonly now: number;
  readonly store: Store;
}

/** Which cluster, how it is, and how fresh that is. */
export function ClusterHeader({ cluster, account, now, store }: ClusterHeaderProps) {
  return (
    <header class="cluster-header">
      <div class="cluster-title">
        <EnvironmentMark colour={cluster.colour} />
        <h1 tabIndex={-1}>{cluster.name}</h1>
        <StateWord health={cluster.health} since={cluster.since} now={now} />
      </div>
      <div class="cluster-facts">
        <CopyText text={cluster.id} what={messages.clusterId} shown={idBeside(cluster)} />
        {cluster.kind !== null && <span class="muted">{cluster.kind}</span>}
        <AsOf minute={cluster.asOf} now={now} />
        <NextRead at={cluster.nextReadAt} now={store.now} />
        {account && (
          <span class="muted" title={messages.account.budgetExplained}>
            {messages.account.budget(account.budget.used, account.budget.limit)}
          </span>
        )}
        {account && <RefreshButton account={account} store={store} />}
      </div>
      <p class="cluster-sentence">{cluster.sentence}</p>
    </header>
  );
}
