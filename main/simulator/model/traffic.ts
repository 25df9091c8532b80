import type { TrafficPattern } from '../cluster-contents.ts';
import { hashUnit } from '../random.ts';

const MINUTES_PER_DAY = 1_440;

/** The wave of a working day around 1, with its peak in the early afternoon (UTC). */
export function dailyWave(minute: number): number {
  const timeOfDay = (minute % MINUTES_PER_DAY) / MINUTES_PER_DAY;
  return 1 + 0.35 * Math.sin(2 * Math.PI * (timeOfDay - 0.33));
}

/** How many times its mean a topic gets in a minute, by its pattern. */
export function patternShare(pattern: TrafficPattern, minute: number): number {
  if (pattern === 'steady') return 1;
  if (pattern === 'daily') return dailyWave(minute);
  const { burstMinutes, silentMinutes } = pattern;
  const cycle = burstMinutes + silentMinutes;
  return minute % cycle < burstMinutes ? cycle / burstMinutes : 0;
}

/** Around 1, different each minute: up to `spread` less or more. */
export function noise(spread: number, seed: number, ...parts: readonly number[]): number {
  return 1 + spread * (2 * hashUnit(seed, ...parts) - 1);
}

/** A whole number whose mean over many minutes is the rate, so that slow rates are not rounded away. */
export function wholeNumber(rate: number, seed: number, ...parts: readonly number[]): number {
  return Math.floor(rate + hashUnit(seed, ...parts));
}
