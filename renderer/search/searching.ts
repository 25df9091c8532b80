import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** Whether the search is open. */
export const isSearching = signal(false);

/** Opens and closes the search by Ctrl or Cmd and K, wherever the focus is. */
export function useSearchKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      event.preventDefault();
      isSearching.value = !isSearching.peek();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
