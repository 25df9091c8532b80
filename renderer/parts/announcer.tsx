import { signal } from '@preact/signals';

const said = signal('');

/** Says something to screen readers without moving the focus. */
export function announce(text: string): void {
  // The same words twice are two different texts to a live region only if the text changes between.
  said.value = said.peek() === text ? `${text}\u00a0` : text;
}

/** The page's one live region. */
export function Announcer() {
  return (
    <div class="visually-hidden" role="status" aria-live="polite">
      {said}
    </div>
  );
}
