import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Desktop } from '../../preload/contract.ts';

/** Keeps the desktop's small window as high as what is in it; beyond its bounds the page scrolls. */
export function useFittedWindow(content: RefObject<HTMLElement | null>, desktop: Desktop | null): void {
  useEffect(() => {
    if (desktop === null || content.current === null) return undefined;
    let told: number | null = null;
    const observer = new ResizeObserver(([entry]) => {
      const height = Math.ceil(entry?.borderBoxSize[0]?.blockSize ?? 0);
      if (height === 0 || height === told) return;
      told = height;
      // A window that cannot be fitted scrolls, and is asked again with the next change.
      desktop.fitGlance({ height }).catch(() => (told = null));
    });
    observer.observe(content.current);
    return () => observer.disconnect();
  }, [desktop]);
}
