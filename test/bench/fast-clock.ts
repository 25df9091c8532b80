import { MINUTE_MS, systemClock, type Clock } from '../../main/clock.ts';

/** Prometheus takes no sample more than 10 minutes ahead of its own clock, and a run lasts far less than an hour. */
const HEAD_START_MS = 50 * MINUTE_MS;

/** A clock that processes share: it began at some real time, and a minute of it lasts as long as it is told. */
export interface FastTime {
  /** Real epoch milliseconds. */
  readonly beganAt: number;
  /** Real milliseconds. */
  readonly minuteLasts: number;
}

/** Time that runs faster than real, so that every scrape brings a new minute without a minute's wait. */
export function fastClock({ beganAt, minuteLasts }: FastTime): Clock {
  const factor = MINUTE_MS / minuteLasts;
  return {
    now: () => beganAt - HEAD_START_MS + (Date.now() - beganAt) * factor,
    sleep: (ms, signal) => systemClock.sleep(ms / factor, signal),
  };
}
