import type { GroupState } from './lag.ts';
import type { Unit } from './words.ts';

/** With what the same stretch of another time is shown. */
export const COMPARISONS = ['none', 'yesterday', 'last-week'] as const;
/** See {@link COMPARISONS}. */
export type Comparison = (typeof COMPARISONS)[number];

/** A line of a chart: one value a step, the first at `ChartPage.from`; null is a gap. */
export interface ChartLine {
  readonly id: string;
  readonly label: string;
  /** Levels: the mean of the step. Deltas: per second. */
  readonly values: readonly (number | null)[];
  /** Least and greatest of each step, where steps are longer than a minute and the line is a level. */
  readonly low: readonly (number | null)[] | null;
  readonly high: readonly (number | null)[] | null;
  /** The same stretch of the time compared with, step by step. */
  readonly compared: readonly (number | null)[] | null;
}

/** A stretch in which a group was in a state. `to` is its end, not included. */
export interface StateBand {
  readonly from: number;
  readonly to: number;
  readonly state: GroupState;
  readonly label: string;
}

/** One chart. */
export interface ChartPanel {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly lines: readonly ChartLine[];
  readonly bands: readonly StateBand[];
  /** Lines across, with what they mean: a limit of the cluster. */
  readonly thresholds: readonly { readonly value: number; readonly label: string }[];
  /** Why there is nothing to see; null when there is. */
  readonly emptyReason: string | null;
}

/** Charts on one axis of time. */
export interface ChartPage {
  /** The first step begins here. */
  readonly from: number;
  /** The last step begins here. */
  readonly to: number;
  readonly stepMs: number;
  /** The oldest minute that is kept; null when nothing is. */
  readonly oldest: number | null;
  /** The newest minute that is known. */
  readonly newest: number | null;
  /** Stretches that were fetched later, by back-fill; ends not included. */
  readonly filled: readonly { readonly from: number; readonly to: number }[];
  readonly panels: readonly ChartPanel[];
}
