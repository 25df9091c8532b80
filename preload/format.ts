import type { Certainty, DrainTime, LagTime, Preferences, Unit } from './contract.ts';

/** A number as people read it: three significant digits, its unit, and every digit for those who ask. */
export interface Quantity {
  readonly amount: string;
  readonly unit: string;
  readonly exact: string;
}

/** What stands where nothing is known. */
export const UNKNOWN = '–';

const THIN = '\u202f';
const exactNumber = new Intl.NumberFormat('en', { maximumFractionDigits: 20 });

interface Scale {
  readonly factor: number;
  readonly prefix: string;
  /** Sizes from here on are said in this scale: below, they would round to 1000 of the next smaller one. */
  readonly from: number;
}

const DECIMAL: readonly Scale[] = ['P', 'T', 'G', 'M', 'k'].map((prefix, place) => {
  const factor = 1000 ** (5 - place);
  return { factor, prefix, from: factor * 0.9995 };
});

const BINARY: readonly Scale[] = ['Pi', 'Ti', 'Gi', 'Mi', 'Ki'].map((prefix, place) => {
  const factor = 1024 ** (5 - place);
  // 1,000 KiB rather reads 0.977 MiB: three digits everywhere.
  return { factor, prefix, from: (factor / 1024) * 999.5 };
});

let byteScales = DECIMAL;

/** How bytes read from now on, in this process or page: in powers of 1000 (MB) or of 1024 (MiB). */
export function chooseByteUnits(units: Preferences['units']): void {
  byteScales = units === 'binary' ? BINARY : DECIMAL;
}

const NAMES: Record<
  Exclude<Unit, 'ratio' | 'milliseconds'>,
  { base: string; plural: string; singular: string }
> = {
  bytes: { base: 'B', plural: 'bytes', singular: 'byte' },
  'bytes/s': { base: 'B/s', plural: 'bytes/s', singular: 'bytes/s' },
  records: { base: '', plural: 'records', singular: 'record' },
  'records/s': { base: '', plural: 'records/s', singular: 'records/s' },
  'requests/s': { base: '', plural: 'requests/s', singular: 'requests/s' },
  count: { base: '', plural: '', singular: '' },
  'count/s': { base: '', plural: '/s', singular: '/s' },
  plain: { base: '', plural: '', singular: '' },
};

/** Three significant digits; whole numbers below 1,000 stay whole. */
function threeDigits(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return '0';
  if (size < 0.001) return value < 0 ? '> −0.001' : '< 0.001';
  if (Number.isInteger(value) && size < 1000) return String(value);
  return value.toPrecision(3);
}

/** Splits 48,213 into "48.2" and "k"; 999,950 becomes 1.00 M rather than 1000 k. */
function scaled(value: number, scales: readonly Scale[]): { digits: string; prefix: string } {
  const size = Math.abs(value);
  const scale = scales.find(({ from }) => size >= from);
  if (scale === undefined) return { digits: threeDigits(value), prefix: '' };
  const shrunk = value / scale.factor;
  return {
    digits: Math.abs(shrunk) >= 1000 ? shrunk.toFixed(0) : shrunk.toPrecision(3),
    prefix: scale.prefix,
  };
}

const DURATIONS = [
  { milliseconds: 86_400_000, unit: 'd' },
  { milliseconds: 3_600_000, unit: 'h' },
  { milliseconds: 60_000, unit: 'min' },
  { milliseconds: 1000, unit: 's' },
] as const;

function duration(milliseconds: number): Quantity {
  const exact = `${exactNumber.format(milliseconds)} ms`;
  const size = Math.abs(milliseconds);
  const step = DURATIONS.find((candidate) => size >= candidate.milliseconds);
  if (step === undefined) return { amount: threeDigits(milliseconds), unit: 'ms', exact };
  return { amount: threeDigits(milliseconds / step.milliseconds), unit: step.unit, exact };
}

/** A number in its unit for the screen, e.g. 48,213 records as "48.2 k" and "records". */
export function quantity(value: number, unit: Unit): Quantity {
  if (unit === 'ratio') {
    // 0.57 * 100 is not quite 57 in binary.
    const percent = Math.round(value * 1e8) / 1e6;
    return { amount: threeDigits(percent), unit: '%', exact: exactNumber.format(value) };
  }
  if (unit === 'milliseconds') return duration(value);
  const name = NAMES[unit];
  const { digits, prefix } = scaled(value, unit === 'bytes' || unit === 'bytes/s' ? byteScales : DECIMAL);
  const exact = `${exactNumber.format(value)} ${value === 1 ? name.singular : name.plural}`.trimEnd();
  if (name.base !== '') return { amount: digits, unit: `${prefix}${name.base}`, exact };
  const amount = prefix === '' ? digits : `${digits}${THIN}${prefix}`;
  return { amount, unit: digits === '1' && prefix === '' ? name.singular : name.plural, exact };
}

/** Amount and unit in one string, "–" for what is not known. */
export function quantityText(value: number | null, unit: Unit): string {
  if (value === null) return UNKNOWN;
  const { amount, unit: name } = quantity(value, unit);
  return name === '' ? amount : `${amount} ${name}`;
}

/** Amount for a table's cell: without the unit where the column's title names it ({@link columnUnit}). */
export function cellText(value: number, unit: Unit): string {
  return columnUnit(unit) === '' ? quantityText(value, unit) : quantity(value, unit).amount;
}

/** The unit that stands in a column's title; empty where each cell needs its own (MB beside kB). */
export function columnUnit(unit: Unit): string {
  if (unit === 'ratio' || unit === 'milliseconds') return '';
  // "Requests requests/s" says it twice.
  if (unit === 'requests/s') return '/s';
  const { base, plural } = NAMES[unit];
  return base === '' ? plural : '';
}

/**
 * How long something is, as people say it: "42 s", "14 min", "6 h 10 min", "2 d 4 h". Rounded down, so that "at least"
 * in front of it stays true.
 */
export function spanText(milliseconds: number): string {
  const place = DURATIONS.findIndex((span) => milliseconds >= span.milliseconds);
  const first = DURATIONS[place];
  if (first === undefined) return '0 s';
  const amount = Math.floor(milliseconds / first.milliseconds);
  const second = DURATIONS[place + 1];
  // Seconds beside minutes would pretend to a precision that one sample a minute does not have.
  if (second === undefined || first.unit === 'min') return `${amount} ${first.unit}`;
  const rest = Math.floor((milliseconds % first.milliseconds) / second.milliseconds);
  return rest === 0 ? `${amount} ${first.unit}` : `${amount} ${first.unit} ${rest} ${second.unit}`;
}

const CERTAINTY_WORDS: Readonly<Record<Certainty, string>> = {
  exact: '',
  about: 'about ',
  'at-least': 'at least ',
  'more-than': 'more than ',
};

const CERTAINTY_SIGNS: Readonly<Record<Certainty, string>> = {
  exact: '',
  about: '≈ ',
  'at-least': '≥ ',
  'more-than': '> ',
};

/** What stands where nothing is left to consume. */
export const CAUGHT_UP = 'caught up';

/** The age of the oldest record that is not consumed: "at least 14 min", "more than 6 h", "caught up", "–". */
export function lagTimeText(lagTime: LagTime): string {
  const { qualifier, amount } = lagTimeParts(lagTime);
  return qualifier + amount;
}

/** The same in two parts, "at least " and "14 min", where the first is to stand back. */
export function lagTimeParts(lagTime: LagTime): { readonly qualifier: string; readonly amount: string } {
  if (lagTime.kind === 'caught-up') return { qualifier: '', amount: CAUGHT_UP };
  if (lagTime.kind === 'unknown') return { qualifier: '', amount: UNKNOWN };
  return { qualifier: CERTAINTY_WORDS[lagTime.certainty], amount: spanText(lagTime.ms) };
}

/** A span of time with how sure it is, in words. */
export function certainSpanText(milliseconds: number, certainty: Certainty): string {
  return CERTAINTY_WORDS[certainty] + spanText(milliseconds);
}

/** The same where space is short: "≥ 14 min". Zero is "caught up". */
export function shortSpanText(milliseconds: number, certainty: Certainty): string {
  return milliseconds === 0 ? CAUGHT_UP : CERTAINTY_SIGNS[certainty] + spanText(milliseconds);
}

/** How long a consumer needs to catch up: "9 min", "caught up", "not draining", "–". */
export function drainText(drain: DrainTime): string {
  switch (drain.kind) {
    case 'draining':
      return spanText(drain.ms);
    case 'caught-up':
      return CAUGHT_UP;
    case 'not-draining':
      return 'not draining';
    case 'unknown':
      return UNKNOWN;
  }
}

/** Records not yet consumed, "≈ 48.2 k records" where that is reckoned rather than reported. */
export function lagText({
  lag,
  isEstimated,
}: {
  readonly lag: number | null;
  readonly isEstimated: boolean;
}): string {
  return `${isEstimated && lag !== null ? '≈ ' : ''}${quantityText(lag, 'records')}`;
}
