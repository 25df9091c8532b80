import type { AccountSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { FailureDetail, FailureTitle } from '../parts/failure-notice.tsx';
import { NextRead } from '../parts/next-read.tsx';
import { RefreshButton } from '../parts/refresh-button.tsx';
import { ACCOUNTS_HREF } from '../route.ts';
import type { Store } from '../store.ts';

interface AccountLineProps {
  readonly account: AccountSummary;
  readonly store: Store;
  readonly now: number;
}

/** An account: its failure where it has one, and in one line its read budget and the way to read now. */
export function AccountLine({ account, store, now }: AccountLineProps) {
  const { used, limit } = account.budget;
  return (
    <li class="account">
      <div class="account-line">
        <div class="account-subject">
          {account.failure && <FailureTitle failure={account.failure} health={account.health} now={now} />}
          <span class={account.failure ? 'muted' : ''}>{account.name}</span>
          {account.health === 'needs-key' && account.key && (
            <a href={ACCOUNTS_HREF}>{messages.account.mendKey}</a>
          )}
        </div>
        <span class="muted" title={messages.account.budgetExplained}>
          {messages.account.budget(used, limit)}
        </span>
        <NextRead at={account.nextReadAt} now={store.now} />
        <RefreshButton account={account} store={store} />
      </div>
      {account.failure && <FailureDetail failure={account.failure} />}
    </li>
  );
}
