import type { Unit } from './contract.ts';

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

const SCALES = [
  { factor: 1e15, prefix: 'P' },
  { factor: 1e12, prefix: 'T' },
  { factor: 1e9, prefix: 'G' },
  { factor: 1e6, prefix: 'M' },
  { factor: 1e3, prefix: 'k' },
] as const;

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
function scaled(value: number): { digits: string; prefix: string } {
  const size = Math.abs(value);
  const scale = SCALES.find(({ factor }) => size >= factor * 0.9995);
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
  const { digits, prefix } = scaled(value);
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
