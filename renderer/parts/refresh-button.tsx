import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { AccountSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import type { Store } from '../store.ts';
import { announce } from './announcer.tsx';

interface RefreshButtonProps {
  readonly account: AccountSummary;
  readonly store: Store;
}

/** Reads an account now. Where that would be refused it stays reachable and says why. */
export function RefreshButton({ account, store }: RefreshButtonProps) {
  const outcome = useSignal<string | null>(null);
  const reasonId = useId();
  const refusal = account.refreshRefusal;

  const ask = async () => {
    if (refusal !== null) return;
    const said = await store.bridge.refresh({ accountId: account.id }).then(
      (answer) => (answer.accepted ? messages.account.refreshAccepted : answer.reason),
      () => messages.account.refreshFailed,
    );
    outcome.value = said;
    announce(said);
  };

  return (
    <span class="refresh">
      {outcome.value !== null && refusal === null && <span class="muted">{outcome.value}</span>}
      <button
        type="button"
        class="button"
        aria-disabled={refusal !== null}
        aria-describedby={refusal === null ? undefined : reasonId}
        title={refusal ?? undefined}
        onClick={() => void ask()}
      >
        {messages.account.refresh}
      </button>
      {refusal !== null && (
        <span id={reasonId} class="visually-hidden">
          {refusal}
        </span>
      )}
    </span>
  );
}
