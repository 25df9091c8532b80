import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { systemClock } from '../../clock.ts';
import type { RequestMessage, WorkerSetup } from '../messages.ts';
import { Desk } from './desk.ts';

/** The data this thread was started with; undefined where it is not the history's. */
function setupOfThread(): WorkerSetup | undefined {
  const data: unknown = isMainThread ? undefined : workerData;
  const isOurs = typeof data === 'object' && data !== null && 'isHistoryWorker' in data;
  return isOurs ? (data as WorkerSetup) : undefined;
}

// The one file that does something when it is loaded, and only as the first of a thread of its own.
const setup = setupOfThread();
const port = parentPort;
if (setup && port) {
  const desk = new Desk({
    folder: setup.folder,
    retention: setup.retention,
    clock: systemClock,
    send: (message, transfer) => port.postMessage(message, [...transfer]),
  });
  port.on('message', (message: RequestMessage) => {
    void desk.handle(message).then(() => {
      // Without its port the thread has nothing left to wait for, and ends.
      if (message.kind === 'close') port.close();
    });
  });
}
