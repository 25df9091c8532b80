import { useEffect, useRef } from 'preact/hooks';
import type { Overview } from '../../preload/contract.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { SETUP_HREF } from '../route.ts';
import type { Store } from '../store.ts';
import '../styles/forms.css';
import '../styles/accounts.css';
import { AccountItem } from './account-item.tsx';
import { words } from './account-messages.ts';
import { Exchange } from './exchange.tsx';

interface AccountsPageProps {
  readonly overview: Overview;
  readonly store: Store;
}

/** The accounts in the user's order, each with its key and what can be done about it; the way in and out for settings. */
export function AccountsPage({ overview, store }: AccountsPageProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  // Demo and environment have no place of their own among the accounts kept in the settings.
  const movable = overview.accounts.filter(({ key }) => key !== null);
  return (
    <article class="accounts-page">
      <div class="page-head">
        <h1 ref={title} tabIndex={-1} class="page-title">
          {words.title}
        </h1>
        <a class={overview.accounts.length === 0 ? 'button primary' : 'button'} href={SETUP_HREF}>
          {words.add}
        </a>
      </div>
      {overview.accounts.length === 0 ? (
        <EmptyState title={words.none} text={words.noneText} />
      ) : (
        <ul class="account-list" aria-label={words.list}>
          {overview.accounts.map((account) => (
            <AccountItem
              key={account.id}
              account={account}
              clusters={overview.clusters.filter(({ accountId }) => accountId === account.id).length}
              place={movable.indexOf(account)}
              places={movable.length}
              now={overview.now}
              store={store}
            />
          ))}
        </ul>
      )}
      <Exchange store={store} hasAccounts={movable.length > 0} />
    </article>
  );
}
