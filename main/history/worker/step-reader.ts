import { FIVE_MINUTES, TIER } from './chunks.ts';
import type { Chunks } from './chunks.ts';
import type { Line } from './dictionary.ts';
import type { DueDays } from './due-days.ts';
import type { MinuteReader, Stretch } from './minute-reader.ts';
import { emptySteps, preferSteps, rollMinutes, rollSteps } from './roll-up.ts';
import type { Steps } from './roll-up.ts';
import { HOURS_A_DAY, MINUTES_AN_HOUR, MINUTES_A_DAY, dayOf } from './time-units.ts';

const FIVES_AN_HOUR = MINUTES_AN_HOUR / FIVE_MINUTES;
const FIVES_A_DAY = FIVES_AN_HOUR * HOURS_A_DAY;

/** A day of a line in longer steps. */
export interface DaySteps {
  readonly fiveMinutes: Steps;
  readonly hours: Steps;
}

/** Knows days of lines in steps of five minutes and of an hour. */
export class StepReader {
  readonly #chunks: Chunks;
  readonly #minutes: MinuteReader;
  readonly #dueDays: DueDays;

  constructor(chunks: Chunks, minutes: MinuteReader, dueDays: DueDays) {
    this.#chunks = chunks;
    this.#minutes = minutes;
    this.#dueDays = dueDays;
  }

  /** Days of a line in steps of one size, `to` not included; a day of which nothing is known is left out. */
  between(
    line: Line,
    size: number,
    from: number,
    to: number,
    stretchOf: (day: number) => Stretch,
  ): Map<number, Steps> {
    const tier = size === FIVE_MINUTES ? TIER.fiveMinutes : TIER.hours;
    const days = line.isLong
      ? this.#chunks.stepsBetween(tier, line.id, line.isLevel, from, to)
      : new Map<number, Steps>();
    const due = this.#dueDays.between(line.cluster, from, to);
    const first = Math.max(from, line.isLong ? from : dayOf(this.#minutes.oldest() ?? 0));
    for (let day = first; day < to; day++) {
      // Lines of a day's life have no other steps than those of their minutes.
      if (!line.isLong)
        days.set(day, rollMinutes(this.#minutes.read(line, stretchOf(day)), size, line.isLevel));
      else if (due.has(day)) {
        const { fiveMinutes, hours } = this.made(line, day, stretchOf(day));
        days.set(day, size === FIVE_MINUTES ? fiveMinutes : hours);
      }
    }
    return days;
  }

  /** The steps of a day as they are kept. */
  kept(line: Line, day: number): DaySteps {
    return {
      fiveMinutes:
        this.#chunks.steps(TIER.fiveMinutes, line.id, line.isLevel, day) ??
        emptySteps(FIVES_A_DAY, line.isLevel),
      hours:
        this.#chunks.steps(TIER.hours, line.id, line.isLevel, day) ?? emptySteps(HOURS_A_DAY, line.isLevel),
    };
  }

  /** The steps of a day made of its minutes; those kept stay where more is known of them. */
  made(line: Line, day: number, stretch: Stretch): DaySteps {
    const steps = this.kept(line, day);
    const minutes = this.#minutes.read(line, stretch);
    preferSteps(steps.fiveMinutes, rollMinutes(minutes, FIVE_MINUTES, line.isLevel));
    preferSteps(steps.hours, rollSteps(steps.fiveMinutes, FIVES_AN_HOUR));
    return steps;
  }

  /** What is needed to make a day. */
  stretch(cluster: number, day: number): Stretch {
    return this.#minutes.stretch(cluster, day * MINUTES_A_DAY, (day + 1) * MINUTES_A_DAY);
  }

  /** Puts steps that were fetched where nothing better is known, and keeps the day. */
  fill(line: Line, day: number, fetched: Partial<DaySteps>): void {
    const steps = this.kept(line, day);
    if (fetched.hours) addSteps(steps.hours, fetched.hours);
    if (fetched.fiveMinutes) addSteps(steps.fiveMinutes, fetched.fiveMinutes);
    preferSteps(steps.hours, rollSteps(steps.fiveMinutes, FIVES_AN_HOUR));
    this.keep(line, day, steps);
  }

  keep(line: Line, day: number, { fiveMinutes, hours }: DaySteps): void {
    if (fiveMinutes.known.some((known) => known > 0)) {
      this.#chunks.putSteps(TIER.fiveMinutes, line.id, day, fiveMinutes);
    }
    if (hours.known.some((known) => known > 0)) this.#chunks.putSteps(TIER.hours, line.id, day, hours);
  }
}

/** Takes steps where fewer minutes are known: what was scraped is not given up for what the server says later. */
function addSteps(into: Steps, fetched: Steps): void {
  const better = {
    ...fetched,
    known: fetched.known.map((known, index) => (known > (into.known[index] ?? 0) ? known : 0)),
  };
  preferSteps(into, better);
}
