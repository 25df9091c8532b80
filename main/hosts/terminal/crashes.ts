import type { Log } from '../../laglight.ts';

/** Exit status of a mistake of ours (the BSD convention's EX_SOFTWARE). */
const MISTAKE = 70;

/**
 * Writes down what nobody caught. A promise that nobody looks after does no harm by itself; after an exception nothing
 * is sure any more, so the process ends. Returns the undo.
 */
export function followCrashes(log: Log): () => void {
  const rejected = (error: unknown): void => log.error('Nobody looked after a failure.', { error });
  const thrown = (error: Error): void => {
    log.error('Something unexpected happened; Laglight ends.', { error });
    process.stderr.write(`laglight: ${log.redactor.clean(error.message)} The log tells more.\n`);
    void log.flush().finally(() => process.exit(MISTAKE));
  };
  process.on('unhandledRejection', rejected);
  process.on('uncaughtException', thrown);
  return () => {
    process.off('unhandledRejection', rejected);
    process.off('uncaughtException', thrown);
  };
}
