import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ClusterCharts } from '../../preload/contract.ts';
import { fullRange, newest, type MinuteRange } from './chart-range.ts';

/** The stretches one click away. */
export const RANGES = ['quarter', 'hour', 'all'] as const;
/** One of them, or a stretch that was dragged over. */
export type RangeChoice = (typeof RANGES)[number] | MinuteRange;

const MINUTES = { quarter: 14, hour: 59 } as const;

/** What all charts of a page share: the stretch of time, the minute pointed at, the stretch being dragged over. */
export class ChartState {
  readonly choice: Signal<RangeChoice> = signal('hour');
  readonly pointed = signal<number | null>(null);
  readonly selecting = signal<MinuteRange | null>(null);
  readonly #charts: Signal<ClusterCharts | null> = signal(null);
  readonly full = computed(() => (this.#charts.value === null ? null : fullRange(this.#charts.value)));
  readonly range: ReadonlySignal<MinuteRange | null> = computed(() => {
    const choice = this.choice.value;
    const full = this.full.value;
    if (full === null || choice === 'all') return full;
    return typeof choice === 'string' ? newest(full, MINUTES[choice]) : choice;
  });

  /** Takes in new values; the chosen stretch follows the newest minute unless it was dragged over. */
  setCharts(charts: ClusterCharts): void {
    this.#charts.value = charts;
  }
}
