import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether the search is open. */
export const isSearching = signal(false);

/** Whether a key opens the search, or closes it where it is open. */
export function isSearchKey({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  return key.toLowerCase() === 'k' && (ctrlKey || metaKey) && !altKey;
}

/** Opens the search by Ctrl or Cmd and K, wherever the focus is. */
export function useSearchKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isSearchKey(event)) return;
      event.preventDefault();
      isSearching.value = true;
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
