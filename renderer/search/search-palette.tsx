import { useSignal } from '@preact/signals';
import { useId, useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { SearchHit } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { clusterHref, groupHref } from '../route.ts';
import type { Store } from '../store.ts';
import { SearchFeed } from './search-feed.ts';
import { SearchHits } from './search-hits.tsx';
import { isSearching, isSearchKey, useSearchKeys } from './searching.ts';

const words = messages.search;

/** One field that finds clusters, groups and topics of all accounts. Opens over the page; Escape closes it. */
export function SearchPalette({ store }: { readonly store: Store }) {
  useSearchKeys();
  return isSearching.value ? <Palette store={store} /> : null;
}

function Palette({ store }: { readonly store: Store }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const listId = useId();
  const text = useSignal('');
  const active = useSignal(0);
  const feed = useMemo(() => new SearchFeed((wanted) => store.bridge.search({ text: wanted })), [store]);
  const state = feed.state.value;
  // Closed by the browser itself, it gives the focus back to what had it before.
  const close = () => dialog.current?.close();
  const open = (hit: SearchHit | undefined) => {
    if (hit === undefined) return;
    close();
    location.hash = hrefOf(hit);
  };
  // Before the next key is pressed: what is typed at once belongs into the field.
  useLayoutEffect(() => {
    dialog.current?.showModal();
    return () => feed.dispose();
  }, [feed]);

  const place = Math.min(active.value, state.hits.length - 1);
  const onKeyDown = (event: KeyboardEvent) => {
    const count = state.hits.length;
    if (event.key === 'Enter') {
      event.preventDefault();
      // What is on screen belongs to the text typed before, until the answer is there.
      if (state.text === text.peek().trim()) open(state.hits[place]);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      active.value = (place + (event.key === 'ArrowDown' ? 1 : count - 1)) % Math.max(1, count);
    }
  };

  return (
    <dialog
      ref={dialog}
      class="search"
      aria-label={words.title}
      onClose={() => (isSearching.value = false)}
      onKeyDown={(event) => {
        if (isSearchKey(event)) close();
      }}
      onClick={(event) => {
        // A click beside it: the backdrop belongs to the dialog itself.
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="search-box">
        <input
          class="field search-field"
          type="text"
          role="combobox"
          autofocus
          autocomplete="off"
          spellcheck={false}
          maxLength={255}
          value={text}
          placeholder={words.placeholder}
          aria-label={words.title}
          aria-expanded={state.hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={state.hits.length > 0 ? `${listId}-${place}` : undefined}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            active.value = 0;
            feed.search(text.value);
          }}
          onKeyDown={onKeyDown}
        />
        <button type="button" class="button quiet" onClick={close}>
          {words.close}
        </button>
      </div>
      <SearchHits id={listId} state={state} typed={text.value.trim()} active={place} open={open} />
    </dialog>
  );
}

/** A topic has no page of its own: it is found in the table of its cluster. */
function hrefOf({ kind, clusterId, id, name }: SearchHit): string {
  switch (kind) {
    case 'cluster':
      return clusterHref(clusterId);
    case 'group':
      return groupHref(clusterId, id);
    case 'topic':
      return clusterHref(clusterId, 'topics', name);
  }
}
