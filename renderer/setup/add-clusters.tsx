import { useId, useRef } from 'preact/hooks';
import type { Store } from '../store.ts';
import { words } from './setup-messages.ts';

/** Adds clusters by their ids, which works whatever Confluent allows the key to list. */
export function AddClusters({ store }: { readonly store: Store }) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const add = async () => {
    const ids = field.current?.value.match(/[^\s,;]+/g) ?? [];
    if (field.current) field.current.value = '';
    const edits = ids.map((each) => ({ id: each, isChosen: true }));
    if (edits.length > 0) await store.setup.order(() => store.bridge.setupClusters({ edits }));
  };
  return (
    <form
      class="add"
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <div class="labelled">
        <label for={id}>{words.clusters.add}</label>
        <input
          ref={field}
          id={id}
          class="field id-field"
          placeholder="lkc-1a2b3c"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${id}-hint`}
        />
        <span id={`${id}-hint`} class="muted">
          {words.clusters.addHint}
        </span>
      </div>
      <button type="submit" class="button">
        {words.clusters.addButton}
      </button>
    </form>
  );
}
