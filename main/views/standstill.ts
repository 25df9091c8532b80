import type { Health } from '../../preload/contract.ts';

/** Why nothing can be said of clusters now, since when: reading is paused, or the computer just woke up. */
export interface Standstill {
  readonly kind: 'paused' | 'waking';
  /** Epoch milliseconds. */
  readonly since: number;
}

/** What stands in the place of a cluster's own health. */
const HEALTHS: Readonly<Record<Standstill['kind'], Health>> = { paused: 'paused', waking: 'starting' };

const SENTENCES: Readonly<Record<Standstill['kind'], string>> = {
  paused: 'Reading is paused.',
  waking: 'This computer just woke up or came back on line: being read again.',
};

/** The health of a cluster at a standstill. */
export function standstillHealth({ kind }: Standstill): Health {
  return HEALTHS[kind];
}

/** What a cluster's card says at a standstill. */
export function standstillSentence({ kind }: Standstill): string {
  return SENTENCES[kind];
}
