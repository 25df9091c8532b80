import type { GroupState } from '../../preload/contract.ts';
import { quantityText } from '../../preload/format.ts';
import { MINUTE_MS } from '../clock.ts';
import type { Absence } from './absence.ts';

const SECONDS_PER_MINUTE = 60;
/** Up to two hours read best in minutes. */
const MOST_MINUTES = 120;
/** A rise that is larger by no more than this is what was produced: lag is read at some instant inside the minute. */
const NEARLY = 0.25;

/** What the sentence about a group and topic that are reported is made of. */
export interface PresentFacts {
  readonly state: GroupState;
  /** Records behind. */
  readonly lag: number;
  readonly floor: number;
  /** For how many points nothing was consumed. */
  readonly quiet: number;
  /** By how much the lag rose over these points, and what was produced in them, as far as it is remembered. */
  readonly risen: number;
  readonly produced: number;
  /** Records per minute over the last minutes; NaN is not known. */
  readonly producedPerMinute: number;
  readonly consumedPerMinute: number;
  /** How often the same lag was reported in a row. */
  readonly repeats: number;
  /** False when there are too few points. */
  readonly isJudged: boolean;
}

/** Why the state of a group and topic is what it is, one sentence. */
export function presentEvidence(facts: PresentFacts): string {
  const { state, lag, floor, quiet, repeats } = facts;
  switch (state) {
    case 'stalled':
      return stalledEvidence(facts);
    case 'growing':
      return ratesEvidence(facts) ?? 'Lag rises beyond what is usual for this group.';
    case 'frozen':
      return `The same lag was reported ${repeats + 1} times while records were produced: a rebalance repeats the last value.`;
    case 'unknown':
      return facts.isJudged
        ? `Lag has stayed at ${records(lag)} for ${minutesText(quiet)} and nothing was produced: markers of transactions look the same.`
        : 'It was seen for too few minutes to judge.';
    default:
      if (lag > floor) return 'It is being consumed.';
      return lag === 0 ? 'Everything is consumed.' : `At most ${records(floor)} wait, as always.`;
  }
}

/** What the sentence about an absent group is made of. */
export interface AbsentFacts {
  readonly absence: Absence | undefined;
  /** For how many minutes. */
  readonly absent: number;
  /** In how many minutes it was there before. */
  readonly seen: number;
  /** About how many records wait; NaN is not known. */
  readonly estimate: number;
  /** On how many of the last 7 days it was silent about this time. */
  readonly silentDays: number;
}

/** Why a group that is not reported has the state it has, one sentence. */
export function absentEvidence({ absence, absent, seen, estimate, silentDays }: AbsentFacts): string {
  const gone = `No data of this group for ${minutesText(absent)}`;
  switch (absence) {
    case 'vanished':
      return Number.isNaN(estimate)
        ? `${gone}: it has no active consumers.`
        : `${gone}: it has no active consumers. About ${records(Math.round(estimate))} wait for it.`;
    case 'marked':
      return `${gone}. You expect it to be idle at times.`;
    case 'brief':
      return `${gone}. It was only there for ${minutesText(seen)}.`;
    case 'nothing-waits':
      return `${gone}. Nothing waits for it.`;
    case 'habit':
      return `${gone}. At this time of day it was silent on ${silentDays} of the last 7 days.`;
    case undefined:
      return `${gone}: too short to judge.`;
  }
}

/** Why a topic is left out of the judgement of a group that reads others. */
export const NO_LONGER_READ = 'No longer read: the group still reads other topics.';
/** Why nothing is judged. */
export const STALE = 'The newest data is too old to judge.';

function stalledEvidence({ lag, quiet, risen, produced }: PresentFacts): string {
  const span = minutesText(quiet);
  if (produced === 0) {
    return `Lag has stayed at ${records(lag)} for ${span}: what waits is not being consumed.`;
  }
  const amount = risen > (1 + NEARLY) * produced ? 'by more than what was produced' : 'by what was produced';
  return `Lag rose ${amount} for ${span}: nobody is consuming.`;
}

function ratesEvidence({ producedPerMinute, consumedPerMinute }: PresentFacts): string | undefined {
  if (Number.isNaN(producedPerMinute) || Number.isNaN(consumedPerMinute)) return undefined;
  return `Lag rises: ${rate(producedPerMinute)} are produced, ${rate(consumedPerMinute)} consumed.`;
}

function rate(perMinute: number): string {
  return quantityText(perMinute / SECONDS_PER_MINUTE, 'records/s');
}

function records(count: number): string {
  return quantityText(count, 'records');
}

function minutesText(minutes: number): string {
  if (minutes >= MOST_MINUTES) return quantityText(minutes * MINUTE_MS, 'milliseconds');
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
