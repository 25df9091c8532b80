import { signal, type ReadonlySignal } from '@preact/signals';

const tick = signal(Date.now());

/** This machine's clock by the second, still while nobody looks; for countdowns only. */
export const localNow: ReadonlySignal<number> = tick;

/** Starts {@link localNow}; the returned function stops it. */
export function startClock(): () => void {
  const timer = setInterval(() => {
    if (!document.hidden) tick.value = Date.now();
  }, 1000);
  return () => clearInterval(timer);
}
