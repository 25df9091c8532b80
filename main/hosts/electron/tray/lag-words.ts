import type { Certainty, LagTime } from '../../../../preload/contract.ts';
import { quantityText, UNKNOWN } from '../../../../preload/format.ts';

const SPANS = [
  { milliseconds: 86_400_000, unit: 'd' },
  { milliseconds: 3_600_000, unit: 'h' },
  { milliseconds: 60_000, unit: 'min' },
  { milliseconds: 1000, unit: 's' },
] as const;

const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  exact: '',
  about: 'about ',
  'at-least': 'at least ',
  'more-than': 'more than ',
};

/** "42 s", "14 min", "6 h 10 min": rounded down, so that "at least" in front of it stays true. */
function spanText(milliseconds: number): string {
  const place = SPANS.findIndex((span) => milliseconds >= span.milliseconds);
  const first = SPANS[place];
  if (first === undefined) return '0 s';
  const amount = Math.floor(milliseconds / first.milliseconds);
  const second = SPANS[place + 1];
  // Seconds beside minutes would pretend to a precision that one sample a minute does not have.
  if (second === undefined || first.unit === 'min') return `${amount} ${first.unit}`;
  const rest = Math.floor((milliseconds % first.milliseconds) / second.milliseconds);
  return rest === 0 ? `${amount} ${first.unit}` : `${amount} ${first.unit} ${rest} ${second.unit}`;
}

/** The age of the oldest record that is not consumed: "at least 14 min", "caught up", "–". */
export function lagTimeText(lagTime: LagTime): string {
  if (lagTime.kind === 'caught-up') return 'caught up';
  return lagTime.kind === 'unknown' ? UNKNOWN : CERTAINTY_WORDS[lagTime.certainty] + spanText(lagTime.ms);
}

/** Records not yet consumed, with ≈ where that is reckoned rather than reported. */
export function lagText({
  lag,
  isEstimated,
}: {
  readonly lag: number | null;
  readonly isEstimated: boolean;
}): string {
  return `${isEstimated && lag !== null ? '≈ ' : ''}${quantityText(lag, 'records')}`;
}
