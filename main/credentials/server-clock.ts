import type { Clock } from '../clock.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import type { Transport } from '../confluent/transport.ts';

/** Answers take seconds, and clocks of computers differ by some more: below this nobody is told. */
const TOLERANCE_MS = 2 * 60_000;
/** What Confluent exports is never from the future, and a few minutes old. */
const OLDEST_SAMPLE_MS = 30 * 60_000;

/** Passes requests on and compares the server's `Date` with this computer's clock. */
export class ServerClock implements Pick<Transport, 'send'> {
  readonly #transport: Pick<Transport, 'send'>;
  readonly #clock: Pick<Clock, 'now'>;
  #aheadMs: number | undefined;

  constructor(transport: Pick<Transport, 'send'>, clock: Pick<Clock, 'now'>) {
    this.#transport = transport;
    this.#clock = clock;
  }

  /** By how much this computer's clock is ahead of the server's; negative when behind, undefined when not known. */
  get aheadMs(): number | undefined {
    return this.#aheadMs;
  }

  /** See the transport. */
  async send(...request: Parameters<Transport['send']>): ReturnType<Transport['send']> {
    const answer = await this.#transport.send(...request);
    const date = Date.parse(String(answer.headers['date']));
    this.#aheadMs = Number.isNaN(date) ? undefined : this.#clock.now() - date;
    return answer;
  }
}

/**
 * The failure of a clock that is wrong; undefined where the evidence does not say so. `aheadMs` is what the server's
 * `Date` says. `sampleAgeMs` is the age of the newest sample by this computer's clock: the second witness, since a
 * `Date` may be that of an answer that a proxy kept.
 */
export function explainClock(
  aheadMs: number | undefined,
  sampleAgeMs: number | undefined,
): ConfluentFailure | undefined {
  const errorMs = aheadMs ?? (sampleAgeMs !== undefined && sampleAgeMs < 0 ? sampleAgeMs : 0);
  if (Math.abs(errorMs) <= TOLERANCE_MS) return undefined;
  if (sampleAgeMs !== undefined && isPlausible(sampleAgeMs) && !isPlausible(sampleAgeMs - errorMs)) {
    return undefined;
  }
  const hours = errorMs / 3_600_000;
  const isWholeHours = Math.abs(hours - Math.round(hours)) * 3_600_000 <= TOLERANCE_MS;
  return new ConfluentFailure('wrong-clock', {
    title: `The clock of this computer is ${spanOf(errorMs)} ${errorMs > 0 ? 'fast' : 'slow'}: the age of samples cannot be told.`,
    causes: [
      ...(isWholeHours
        ? ['The time was set for another time zone, instead of the time zone being changed.']
        : []),
      'The clock is not set by the network, or runs wrong since the computer slept.',
      ...(sampleAgeMs === undefined ? ['A proxy on the way gave an old answer that it had kept.'] : []),
    ],
    advice: 'Let this computer set date and time from the network, then test again.',
    evidence:
      aheadMs === undefined
        ? 'samples from the future'
        : `${Math.round(errorMs / 1_000)} s against the server’s Date`,
  });
}

function isPlausible(ageMs: number): boolean {
  return ageMs >= -TOLERANCE_MS && ageMs <= OLDEST_SAMPLE_MS;
}

/** A length of time as it is said: 3 min, 2 h, 5 days. */
function spanOf(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 90) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  return hours < 48 ? `${hours} h` : `${Math.round(hours / 24)} days`;
}
