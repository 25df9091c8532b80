import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Hook } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { announce } from '../parts/announcer.tsx';
import { useFocusBack } from '../parts/focus-back.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { HookForm } from './hook-form.tsx';

interface HookLineProps {
  readonly hook: Hook;
  readonly store: Store;
  /** The list; asked again after an order. */
  readonly answer: LiveAnswer<unknown>;
}

/** One who is told: where, whether, and how it went the last time. */
export function HookLine({ hook, store, answer }: HookLineProps) {
  const { id, name, kind, shownAddress, command, isEnabled, isOnlyCritical, lastOutcome } = hook;
  const order = useOrder(store);
  const opened = useSignal<'edit' | 'remove' | null>(null);
  const outcome = useSignal<string | null>(null);
  const editor = useFocusBack<HTMLButtonElement>(opened.value === 'edit');
  const remover = useFocusBack<HTMLButtonElement>(opened.value === 'remove');
  const close = () => (opened.value = null);
  const enable = async (isOn: boolean) => {
    const edit = { id, name, kind, address: null, command, isEnabled: isOn, isOnlyCritical };
    await order.send(() => store.bridge.saveHook(edit));
    await answer.refresh();
  };
  const test = async () => {
    outcome.value = words.testingHook;
    const isDone = await order.send(() => store.bridge.testHook({ hookId: id }));
    outcome.value = isDone ? words.testedHook : null;
    if (isDone) announce(words.testedHook);
    await answer.refresh();
  };
  if (opened.value === 'edit') {
    return (
      <li>
        <HookForm hook={hook} store={store} answer={answer} close={close} />
      </li>
    );
  }
  return (
    <li class="list-line hook-line">
      <input
        type="checkbox"
        aria-label={words.hookEnabled(name)}
        checked={isEnabled}
        onChange={(event) => void enable(event.currentTarget.checked)}
      />
      <span class="list-text">
        <strong>{name}</strong> <span class="muted">{words.hookKinds[kind]}</span>{' '}
        {isOnlyCritical && <span class="tag">{words.onlyCriticalTag}</span>}
        <span class="hook-address id">{shownAddress ?? command?.join(' ')}</span>
        <span class="muted" role="status">
          {outcome.value ?? lastOutcome ?? words.notCalled}
        </span>
        <Refusal order={order} />
      </span>
      <span class="rule-actions">
        <button type="button" class="button" aria-label={words.testHookOf(name)} onClick={() => void test()}>
          {words.testHook}
        </button>
        <button
          ref={editor}
          type="button"
          class="button"
          aria-label={words.editOf(name)}
          onClick={() => (opened.value = 'edit')}
        >
          {words.edit}
        </button>
        <button
          ref={remover}
          type="button"
          class="button"
          aria-label={words.removeHookOf(name)}
          onClick={() => (opened.value = 'remove')}
        >
          {words.remove}
        </button>
      </span>
      {opened.value === 'remove' && <RemoveHook hook={hook} store={store} answer={answer} close={close} />}
    </li>
  );
}

/** Says what goes before it goes. The focus is on the way back. */
function RemoveHook({ hook, store, answer, close }: HookLineProps & { readonly close: () => void }) {
  const order = useOrder(store);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const title = words.removeHookTitle(hook.name);
  const remove = async () => {
    if (await order.send(() => store.bridge.removeHook({ hookId: hook.id }))) await answer.refresh();
  };
  return (
    <div
      class="panel"
      role="group"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <p class="panel-title">{title}</p>
      <p>{words.removeHookText}</p>
      <Refusal order={order} />
      <div class="panel-actions">
        <button type="button" class="button" onClick={() => void remove()}>
          {words.removeNow}
        </button>
        <button ref={keep} type="button" class="button" onClick={close}>
          {words.keep}
        </button>
      </div>
    </div>
  );
}
