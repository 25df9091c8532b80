import { Worker } from 'node:worker_threads';
import type { WorkerSetup } from './messages.ts';

/** Where the worker's code is when the sources run as they are. */
const ENTRY = new URL('./worker/entry.ts', import.meta.url);
/** The heap of JavaScript objects: a page of a query as JSON is the largest that it ever holds. */
const HEAP_MEGABYTES = 192;
const YOUNG_HEAP_MEGABYTES = 4;

/** Starts the history's thread. `entry` says where its code is where that was bundled. */
export function startWorker(setup: WorkerSetup, entry: URL = ENTRY): Worker {
  return new Worker(entry, {
    name: 'history',
    workerData: setup,
    resourceLimits: {
      maxOldGenerationSizeMb: HEAP_MEGABYTES,
      maxYoungGenerationSizeMb: YOUNG_HEAP_MEGABYTES,
    },
  });
}
