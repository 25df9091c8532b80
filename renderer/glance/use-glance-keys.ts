import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Desktop } from '../../preload/contract.ts';

/**
 * The glance window by keyboard: arrow keys, Home and End go through everything that can be opened, Escape hides the
 * window. Once hidden it forgets where it was, so that it opens as if new.
 */
export function useGlanceKeys(page: RefObject<HTMLElement | null>, desktop: Desktop | null): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || page.current === null) return;
      if (event.key === 'Escape') {
        void desktop?.hide(null);
        return;
      }
      const next = target(page.current, event.key);
      if (next === undefined) return;
      event.preventDefault();
      next.focus();
    };
    const hidden = () => {
      if (document.hidden && page.current !== null) reset(page.current);
    };
    document.addEventListener('keydown', pressed);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      document.removeEventListener('keydown', pressed);
      document.removeEventListener('visibilitychange', hidden);
    };
  }, [desktop]);
}

/** Where a key leads from here; undefined for all other keys. */
function target(page: HTMLElement, key: string): HTMLElement | undefined {
  const places = [...page.querySelectorAll<HTMLElement>('a[href], button, summary')].filter((place) =>
    place.checkVisibility(),
  );
  const here = places.findIndex((place) => place === document.activeElement);
  // From nowhere the first step goes to what matters, past the buttons above it.
  const first = places.findIndex((place) => place.closest('main') !== null);
  switch (key) {
    case 'ArrowDown':
      return here === -1 ? places[Math.max(0, first)] : places[(here + 1) % places.length];
    case 'ArrowUp':
      return places.at(here === -1 ? -1 : here - 1);
    case 'Home':
      return places[Math.max(0, first)];
    case 'End':
      return places.at(-1);
    default:
      return undefined;
  }
}

function reset(page: HTMLElement): void {
  for (const menu of page.querySelectorAll<HTMLDetailsElement>('details[open]')) menu.open = false;
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  scrollTo(0, 0);
}
