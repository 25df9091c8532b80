import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { Hook, HookEdit, HookKind } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal, RefusalLine } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';

interface HookFormProps {
  /** Null adds one. */
  readonly hook: Hook | null;
  readonly store: Store;
  readonly answer: LiveAnswer<unknown>;
  readonly close: () => void;
}

const HOOK_KINDS = Object.keys(words.hookKinds) as HookKind[];

/** Who is told and how. The address goes in and never comes back. */
export function HookForm({ hook, store, answer, close }: HookFormProps) {
  const id = useId();
  const order = useOrder(store);
  const kind = useSignal<HookKind>(hook?.kind ?? 'webhook');
  const isOnlyCritical = useSignal(hook?.isOnlyCritical ?? false);
  const isIncomplete = useSignal(false);
  const name = useRef<HTMLInputElement>(null);
  const address = useRef<HTMLInputElement>(null);
  const command = useRef<HTMLTextAreaElement>(null);
  useEffect(() => name.current?.focus(), []);
  // An address is for one kind only: another has to be given with another kind.
  const kept = hook?.kind === kind.value ? hook.shownAddress : null;

  const save = async () => {
    const typed = address.current?.value.trim() ?? '';
    const edit: HookEdit = {
      id: hook?.id ?? null,
      name: name.current?.value.trim() ?? '',
      kind: kind.peek(),
      address: typed === '' ? null : typed,
      command: kind.peek() === 'command' ? linesOf(command.current?.value ?? '') : null,
      isEnabled: hook?.isEnabled ?? true,
      isOnlyCritical: isOnlyCritical.peek(),
    };
    const hasTarget =
      edit.command === null ? edit.address !== null || kept !== null : edit.command.length > 0;
    isIncomplete.value = edit.name === '' || !hasTarget;
    if (isIncomplete.peek() || !(await order.send(() => store.bridge.saveHook(edit)))) return;
    if (address.current) address.current.value = '';
    await answer.refresh();
    close();
  };

  return (
    <form
      class="panel"
      aria-label={hook === null ? words.addHook : words.editOf(hook.name)}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div class="fields">
        <div class="labelled">
          <label for={`${id}-name`}>{words.name}</label>
          <input
            ref={name}
            id={`${id}-name`}
            class="field"
            maxLength={100}
            autocomplete="off"
            defaultValue={hook?.name ?? ''}
          />
        </div>
        <div class="labelled">
          <label for={`${id}-kind`}>{words.hookKind}</label>
          <select
            id={`${id}-kind`}
            class="field"
            value={kind.value}
            onChange={(event) => {
              kind.value = HOOK_KINDS[event.currentTarget.selectedIndex] ?? kind.peek();
            }}
          >
            {HOOK_KINDS.map((each) => (
              <option key={each} value={each}>
                {words.hookKinds[each]}
              </option>
            ))}
          </select>
        </div>
      </div>
      {kind.value === 'command' ? (
        <div class="labelled">
          <label for={`${id}-command`}>{words.hookCommand}</label>
          <textarea
            ref={command}
            id={`${id}-command`}
            class="field id-field"
            rows={3}
            spellcheck={false}
            aria-describedby={`${id}-hint`}
            defaultValue={hook?.command?.join('\n') ?? ''}
          />
          <span id={`${id}-hint`} class="muted">
            {words.hookCommandHint}
          </span>
        </div>
      ) : (
        <div class="labelled">
          <label for={`${id}-address`}>{words.hookAddress}</label>
          <input
            ref={address}
            id={`${id}-address`}
            class="field id-field"
            type="password"
            maxLength={4096}
            autocomplete="off"
            aria-describedby={`${id}-hint`}
          />
          <span id={`${id}-hint`} class="muted">
            {kept === null
              ? words.hookAddressHint
              : `${words.hookAddressKept(kept)}. ${words.hookAddressHint}`}
          </span>
        </div>
      )}
      <label class="check">
        <input
          type="checkbox"
          checked={isOnlyCritical.value}
          onChange={(event) => (isOnlyCritical.value = event.currentTarget.checked)}
        />
        {words.onlyCritical}
      </label>
      {isIncomplete.value && <RefusalLine reason={words.hookIncomplete} />}
      <Refusal order={order} />
      <div class="panel-actions">
        <button type="submit" class="button primary">
          {words.save}
        </button>
        <button type="button" class="button" onClick={close}>
          {words.cancel}
        </button>
      </div>
    </form>
  );
}

/** Program and arguments, one a line; an empty line is no argument. */
function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.trim() !== '');
}
