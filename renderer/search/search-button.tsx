import { messages } from '../messages.ts';
import { isSearching } from './searching.ts';

const IS_MAC = /mac/i.test(navigator.userAgent);

/** Opens the search, and shows by which keys it opens as well. */
export function SearchButton() {
  const words = messages.search;
  return (
    <button type="button" class="button search-button" onClick={() => (isSearching.value = true)}>
      {words.open}
      <kbd class="muted" aria-hidden="true">
        {IS_MAC ? words.macKeys : words.keys}
      </kbd>
    </button>
  );
}
