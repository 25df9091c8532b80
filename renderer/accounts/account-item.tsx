import { useSignal } from '@preact/signals';
import type { AccountSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { FailureDetail, FailureTitle } from '../parts/failure-notice.tsx';
import { useFocusBack } from '../parts/focus-back.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { words } from './account-messages.ts';
import { AccountName } from './account-name.tsx';
import { AccountState } from './account-state.tsx';
import { ChangeKey } from './change-key.tsx';
import { KeyDetail } from './key-detail.tsx';
import { MoveButtons, useMoves } from './move-buttons.tsx';
import { RemoveAccount } from './remove-account.tsx';

interface AccountItemProps {
  readonly account: AccountSummary;
  /** How many clusters are read with it. */
  readonly clusters: number;
  /** Its place among the accounts that can be moved, from 0; -1 where it cannot. */
  readonly place: number;
  readonly places: number;
  readonly now: number;
  readonly store: Store;
}

/** An account: how it is, its key, and what can be done about both. One question is open at a time. */
export function AccountItem({ account, clusters, place, places, now, store }: AccountItemProps) {
  const { id: accountId, name, failure, key, isDemo, isEnabled } = account;
  const opened = useSignal<'key' | 'remove' | null>(null);
  const keyOpener = useFocusBack<HTMLButtonElement>(opened.value === 'key');
  const removeOpener = useFocusBack<HTMLButtonElement>(opened.value === 'remove');
  const order = useOrder(store);
  const moves = useMoves({ accountId, name, place, places, store, order });
  const close = () => (opened.value = null);

  return (
    <li class="account-item" onKeyDown={moves.onKeyDown}>
      <div class="account-head">
        <AccountName account={account} store={store} />
        <AccountState account={account} />
        {place >= 0 && places > 1 && <MoveButtons name={name} moves={moves} />}
      </div>
      <p class="account-facts muted">
        {clusters > 0 && <span>{words.clusters(clusters)}</span>}
        {isEnabled && (
          <span title={messages.account.budgetExplained}>
            {messages.account.budget(account.budget.used, account.budget.limit)}
          </span>
        )}
        {isDemo && <span>{words.demo}</span>}
        {!isDemo && key === null && <span>{words.fromEnvironment}</span>}
      </p>
      {failure && (
        <div class="failure">
          <p class="failure-line">
            <FailureTitle failure={failure} health={account.health} now={now} />
          </p>
          <FailureDetail failure={failure} />
        </div>
      )}
      {key && <KeyDetail accountId={accountId} view={key} now={now} store={store} />}
      {opened.value === 'key' && <ChangeKey accountId={accountId} store={store} close={close} />}
      {opened.value === 'remove' && (
        <RemoveAccount account={account} clusters={clusters} store={store} close={close} />
      )}
      {opened.value === null && (key !== null || isDemo) && (
        <div class="account-actions">
          {key && (
            <button ref={keyOpener} type="button" class="button" onClick={() => (opened.value = 'key')}>
              {words.changeKey}
            </button>
          )}
          {key && (
            <button
              type="button"
              class="button"
              onClick={() =>
                void order.send(() => store.bridge.enableAccount({ accountId, isEnabled: !isEnabled }))
              }
            >
              {isEnabled ? words.switchOff : words.switchOn}
            </button>
          )}
          <button ref={removeOpener} type="button" class="button" onClick={() => (opened.value = 'remove')}>
            {words.remove}
          </button>
        </div>
      )}
      <Refusal order={order} />
    </li>
  );
}
