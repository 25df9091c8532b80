import type { AccountSummary, Desktop, Overview } from '../../preload/contract.ts';
import { timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { StateShape } from '../parts/state-shape.tsx';
import { ACCOUNTS_HREF } from '../route.ts';
import { GlanceRow } from './glance-row.tsx';
import { GlanceState } from './glance-state.tsx';

interface GlanceAccountProps {
  readonly account: AccountSummary;
  readonly now: number;
  readonly desktop: Desktop | null;
}

/** Accounts in trouble whose clusters do not tell of it, for want of any. */
export function silentAccounts({ accounts, clusters }: Overview): readonly AccountSummary[] {
  return accounts.filter(
    ({ id, isEnabled, failure, health }) =>
      isEnabled &&
      (failure !== null || health === 'needs-key') &&
      !clusters.some(({ accountId }) => accountId === id),
  );
}

/** An account that cannot be read: why, until when; leads to where it is mended. */
export function GlanceAccount({ account, now, desktop }: GlanceAccountProps) {
  const { failure, health, key } = account;
  const until = failure?.until ?? null;
  return (
    <GlanceRow
      name={account.name}
      state={messages.health[health]}
      shape={<StateShape health={health} />}
      href={ACCOUNTS_HREF}
      desktop={desktop}
    >
      <p class="glance-detail glance-reason">
        <GlanceState word={messages.health[health]} colour={`state-${health}`} since={null} now={now} />
        <span>{failure?.title ?? key?.secretProblem}</span>
        {until !== null && <span>{messages.account.until(timeText(until, now))}</span>}
      </p>
    </GlanceRow>
  );
}
