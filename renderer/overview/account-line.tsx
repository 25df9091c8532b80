import type { AccountSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { FailureNotice } from '../parts/failure-notice.tsx';
import { NextRead } from '../parts/next-read.tsx';
import { RefreshButton } from '../parts/refresh-button.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import type { Store } from '../store.ts';

interface AccountLineProps {
  readonly account: AccountSummary;
  readonly store: Store;
  readonly now: number;
}

/** An account in one line: its read budget and the way to read now; its failure below, where it has one. */
export function AccountLine({ account, store, now }: AccountLineProps) {
  const { used, limit } = account.budget;
  return (
    <li class="account">
      <div class="account-line">
        <StateShape health={account.health} />
        <span class="account-name">{account.name}</span>
        <span class="muted" title={messages.account.budgetExplained}>
          {messages.account.budget(used, limit)}
        </span>
        <span class="muted">
          <NextRead at={account.nextReadAt} />
        </span>
        <RefreshButton account={account} store={store} />
      </div>
      {account.failure && (
        <FailureNotice failure={account.failure} health={account.health} subject={account.name} now={now} />
      )}
    </li>
  );
}
