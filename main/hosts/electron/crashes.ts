import { app, dialog } from 'electron';
import type { Log } from '../../laglight.ts';

/**
 * Writes down what nobody caught. A promise that nobody looks after does no harm by itself; after an exception nothing
 * is sure any more, so the user is told and the application ends.
 */
export function followCrashes(log: Log): void {
  process.on('unhandledRejection', (error) => log.error('Nobody looked after a failure.', { error }));
  process.on('uncaughtException', (error) => {
    log.error('Something unexpected happened; Laglight ends.', { error });
    void log.flush().finally(() => {
      dialog.showErrorBox(
        'Laglight has stopped',
        `${error.message}\n\nThe log tells more. Start Laglight again.`,
      );
      app.exit(1);
    });
  });
}
