import { useSignal } from '@preact/signals';
import type { Hook } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { useFocusBack } from '../parts/focus-back.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { HookForm } from './hook-form.tsx';
import { HookLine } from './hook-line.tsx';
import { useAnswer } from './use-answer.ts';

/** Who else is told, and the way to add one. */
export function HookList({ store }: { readonly store: Store }) {
  const answer = useAnswer(store, 'hooks', () => store.bridge.hooks(null));
  const { value: hooks, failure } = answer.state.value;
  return (
    <section class="alert-section" aria-label={words.hooks}>
      <h2 class="section-title">{words.hooks}</h2>
      <p class="muted">{words.hooksText}</p>
      {hooks === null ? (
        failure ? (
          <Unanswered answer={answer} />
        ) : (
          <Skeleton />
        )
      ) : (
        <Hooks hooks={hooks} store={store} answer={answer} />
      )}
    </section>
  );
}

interface HooksProps {
  readonly hooks: readonly Hook[];
  readonly store: Store;
  readonly answer: LiveAnswer<unknown>;
}

function Hooks({ hooks, store, answer }: HooksProps) {
  const isAdding = useSignal(false);
  const opener = useFocusBack<HTMLButtonElement>(isAdding.value);
  return (
    <>
      {hooks.length === 0 && <p>{words.noHooks}</p>}
      <ul>
        {hooks.map((hook) => (
          <HookLine key={hook.id} hook={hook} store={store} answer={answer} />
        ))}
      </ul>
      {isAdding.value ? (
        <HookForm hook={null} store={store} answer={answer} close={() => (isAdding.value = false)} />
      ) : (
        <button ref={opener} type="button" class="button" onClick={() => (isAdding.value = true)}>
          {words.addHook}
        </button>
      )}
    </>
  );
}
