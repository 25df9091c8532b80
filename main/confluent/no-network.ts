import { ConfluentFailure } from './failure.ts';

/** The failure while the operating system says that there is no network at all: nothing is tried then. */
export function noNetwork(): ConfluentFailure {
  return new ConfluentFailure('offline', {
    title: 'This computer is offline.',
    causes: ['The operating system says that no network is connected.'],
    advice: 'Connect to a network. Laglight goes on by itself.',
  });
}
