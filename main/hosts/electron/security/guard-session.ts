import type { Session } from 'electron';
import type { GuardOptions } from './guard-contents.ts';

/**
 * A session grants nothing: no permission asked for or checked, no device, no screen. Downloads come only from a page
 * of ours that made the file itself ("Save diagnostics"); the user chooses where it goes.
 */
export function guardSession(session: Session, { origin, warn }: Omit<GuardOptions, 'openLink'>): void {
  session.setPermissionRequestHandler((_contents, permission, answer) => {
    warn(`Refused the permission "${permission}".`);
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
  session.on('will-download', (event, item) => {
    if (item.getURL().startsWith(`blob:${origin}/`)) return;
    event.preventDefault();
    warn('Refused a download.');
  });
}
