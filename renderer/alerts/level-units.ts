import type { Unit } from '../../preload/contract.ts';

/** A unit that people write a level in: so many of the measure's own unit. */
export interface LevelUnit {
  readonly name: string;
  readonly factor: number;
}

/** A level as it is written: an amount, which need not be a number yet, of a unit. */
export interface WrittenLevel {
  readonly amount: string;
  readonly factor: number;
}

const TIMES: readonly LevelUnit[] = [
  { name: 's', factor: 1000 },
  { name: 'min', factor: 60_000 },
  { name: 'h', factor: 3_600_000 },
  { name: 'd', factor: 86_400_000 },
];
const BYTES: readonly LevelUnit[] = ['B', 'kB', 'MB', 'GB', 'TB'].map((name, power) => ({
  name,
  factor: 1000 ** power,
}));

/** The units that a level of a measure can be written in, the smallest first. */
export function levelUnits(unit: Unit): readonly LevelUnit[] {
  switch (unit) {
    case 'milliseconds':
      return TIMES;
    case 'ratio':
      return [{ name: '%', factor: 0.01 }];
    case 'bytes':
      return BYTES;
    case 'bytes/s':
      return BYTES.map(({ name, factor }) => ({ name: `${name}/s`, factor }));
    case 'count':
    case 'plain':
      return [{ name: '', factor: 1 }];
    case 'count/s':
      return [{ name: '/s', factor: 1 }];
    default:
      return [{ name: unit, factor: 1 }];
  }
}

/** A level as people would write it: in the largest unit that keeps it whole, else in the largest that it reaches. */
export function writtenLevel(level: number, unit: Unit): WrittenLevel {
  const units = levelUnits(unit).toReversed();
  const reached = units.filter(({ factor }) => Math.abs(level) >= factor);
  const whole = reached.find(({ factor }) => Number.isInteger(tidy(level / factor)));
  const { factor } = whole ?? reached[0] ?? usualUnit(unit);
  return { amount: String(tidy(level / factor)), factor };
}

/** The unit of a level that is not written yet: minutes, megabytes. */
export function usualUnit(unit: Unit): LevelUnit {
  const units = levelUnits(unit);
  const usual = units.find(({ name }) => name === 'min' || name.startsWith('MB'));
  return usual ?? units[0] ?? { name: '', factor: 1 };
}

/** A plain number, with a point or a comma before its decimals; null for anything else. */
export function readNumber(text: string): number | null {
  const trimmed = text.trim();
  return /^[-−]?\d+([.,]\d+)?$/.test(trimmed) ? Number(trimmed.replace(',', '.').replace('−', '-')) : null;
}

/** The level that is written, in the measure's own unit; null where it is no number. */
export function readLevel({ amount, factor }: WrittenLevel): number | null {
  const number = readNumber(amount);
  return number === null ? null : tidy(number * factor);
}

/** 0.8 / 0.01 is not quite 80 in binary. */
function tidy(number: number): number {
  return Number(number.toPrecision(12));
}
