import type { Notice } from '../../preload/contract.ts';

/** How long a page in sight goes before those that nobody looks at. */
const HIDDEN_WAIT_MS = 300;
/** By then every page has heard of the notice, even one whose timers the browser holds back. */
const HOLD_MS = 2000;

/**
 * Whether it is up to this page to show a notice: of all the pages of Laglight in this browser one does, and one that is in
 * sight before one that is not.
 */
export async function claims(notice: Notice): Promise<boolean> {
  if (document.hidden) await wait(HIDDEN_WAIT_MS);
  const name = `laglight notice ${notice.id} ${notice.kind} ${notice.minute ?? ''} ${notice.title}`;
  return new Promise((resolve) => {
    void navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock === null ? undefined : wait(HOLD_MS);
    });
  });
}

function wait(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
