import { app } from 'electron';

/** Whoever quits does not wait longer, whatever hangs. In milliseconds. */
const LEAVE_WITHIN_MS = 1_800;

/** Ends the application once `dispose` has come to its end, and in any case soon. The first order to quit begins it. */
export function leaveOnQuit(dispose: () => Promise<void>): void {
  let isLeaving = false;
  app.on('before-quit', (event) => {
    event.preventDefault();
    if (isLeaving) return;
    isLeaving = true;
    void leave(dispose);
  });
}

async function leave(dispose: () => Promise<void>): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => resolve('late'), LEAVE_WITHIN_MS);
  const ended = await Promise.race([dispose().then(undefined, () => undefined), late]);
  clearTimeout(timer);
  // What still runs, a keychain that does not answer say, would hold the process for as long as it likes.
  if (ended === 'late') process.kill(process.pid, 'SIGKILL');
  else app.exit(0);
}
