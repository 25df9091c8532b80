import type { AccountSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { PausedShape, StateShape } from '../parts/state-shape.tsx';
import { words } from './account-messages.ts';

/** How an account is, in shape and word. */
export function AccountState({ account }: { readonly account: AccountSummary }) {
  if (!account.isEnabled) {
    return (
      <span class="state-word state-stale">
        <PausedShape />
        {words.off}
      </span>
    );
  }
  return (
    <span class={`state-word state-${account.health}`}>
      <StateShape health={account.health} />
      {messages.health[account.health]}
    </span>
  );
}
