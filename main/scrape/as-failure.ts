import { ConfluentFailure } from '../confluent/failure.ts';

/** A failure without a name is a mistake of ours; reading goes on all the same. */
export function asFailure(error: unknown): ConfluentFailure {
  if (error instanceof ConfluentFailure) return error;
  return new ConfluentFailure(
    'server-error',
    {
      title: 'The answer could not be handled.',
      causes: ['Laglight made a mistake while reading it.'],
      advice: 'Laglight tries again by itself; if this stays, please report it.',
    },
    { cause: error },
  );
}
