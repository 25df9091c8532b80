import { useSignal } from '@preact/signals';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { AccountSummary } from '../../preload/contract.ts';
import { useFocusBack } from '../parts/focus-back.ts';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { words } from './account-messages.ts';

interface AccountNameProps {
  readonly account: AccountSummary;
  readonly store: Store;
}

const LONGEST_NAME = 100;

/** An account's name, and a field in its place while it is changed: Enter keeps it, Escape does not. */
export function AccountName({ account, store }: AccountNameProps) {
  const isRenaming = useSignal(false);
  const order = useOrder(store);
  const field = useRef<HTMLInputElement>(null);
  const opener = useFocusBack<HTMLButtonElement>(isRenaming.value);
  useLayoutEffect(() => field.current?.select(), [isRenaming.value]);

  const save = async () => {
    const name = field.current?.value.trim() ?? '';
    const isSame = name === '' || name === account.name;
    if (isSame || (await order.send(() => store.bridge.renameAccount({ accountId: account.id, name })))) {
      isRenaming.value = false;
    }
  };

  if (!isRenaming.value) {
    return (
      <div class="account-name">
        <h2 aria-label={account.name}>
          <MiddleEllipsis text={account.name} />
        </h2>
        {account.key && (
          <button
            ref={opener}
            type="button"
            class="button quiet"
            aria-label={words.renameOf(account.name)}
            onClick={() => (isRenaming.value = true)}
          >
            {words.rename}
          </button>
        )}
      </div>
    );
  }
  return (
    <form
      class="account-name"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') isRenaming.value = false;
      }}
    >
      <input
        ref={field}
        class="field"
        aria-label={words.name}
        defaultValue={account.name}
        maxLength={LONGEST_NAME}
        autocomplete="off"
      />
      <button type="submit" class="button">
        {words.save}
      </button>
      <button type="button" class="button quiet" onClick={() => (isRenaming.value = false)}>
        {words.cancel}
      </button>
      <Refusal order={order} />
    </form>
  );
}
