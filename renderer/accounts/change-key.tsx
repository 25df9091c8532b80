import { useEffect, useId, useRef } from 'preact/hooks';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { SecretField, takeSecret } from '../parts/secret-field.tsx';
import type { Store } from '../store.ts';
import { words } from './account-messages.ts';

interface ChangeKeyProps {
  readonly accountId: string;
  readonly store: Store;
  readonly close: () => void;
}

const LONGEST_KEY = 255;

/** Puts a new key beside the old one. */
export function ChangeKey({ accountId, store, close }: ChangeKeyProps) {
  const id = useId();
  const order = useOrder(store);
  const keyField = useRef<HTMLInputElement>(null);
  const secretField = useRef<HTMLInputElement>(null);
  useEffect(() => keyField.current?.focus(), []);
  const rotate = async () => {
    if (!keyField.current || !secretField.current) return;
    const key = keyField.current.value.trim();
    if (key === '' || secretField.current.value === '') return;
    const secret = takeSecret(secretField.current);
    if (await order.send(() => store.bridge.rotateKey({ accountId, key, secret }))) close();
  };
  return (
    <form
      class="panel"
      aria-label={words.changeKeyTitle}
      onSubmit={(event) => {
        event.preventDefault();
        void rotate();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <p>{words.changeKeyText}</p>
      <div class="fields">
        <div class="labelled">
          <label for={id}>{words.newKey}</label>
          <input
            ref={keyField}
            id={id}
            class="field id-field"
            maxLength={LONGEST_KEY}
            required
            autocomplete="off"
            spellcheck={false}
          />
        </div>
        <SecretField label={words.newSecret} field={secretField} isRequired />
      </div>
      <Refusal order={order} />
      <div class="account-actions">
        <button type="submit" class="button primary">
          {words.putBeside}
        </button>
        <button type="button" class="button" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}
