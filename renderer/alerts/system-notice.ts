import type { Notice } from '../../preload/contract.ts';
import { staysOpen } from './notice-stack.ts';

/**
 * Shows a notice as a notification of the browser; false where it may not. One of the same id takes the place of the one
 * before: a recovery that of its alert.
 */
export function showBySystem(notice: Notice, body: string): boolean {
  if (!('Notification' in window) || Notification.permission !== 'granted') return false;
  try {
    const shown = new Notification(notice.title, {
      body,
      tag: `laglight ${notice.id}`,
      silent: notice.isSilent,
      requireInteraction: staysOpen(notice),
    });
    shown.addEventListener('click', () => {
      window.focus();
      location.hash = notice.path;
      shown.close();
    });
    return true;
  } catch {
    // Browsers on Android have the constructor, and refuse it.
    return false;
  }
}
