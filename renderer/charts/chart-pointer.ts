import type { ChartState } from './chart-state.ts';
import type { TimeChart } from './time-chart.ts';

/** Fewer minutes than this are a click, not a choice. */
const SHORTEST_CHOICE = 2 * 60_000;

/**
 * The pointer over a chart: moving points at a minute, dragging chooses a stretch, a double click shows everything.
 * Touch only points, so that a finger can still scroll the page.
 */
export class ChartPointer {
  readonly #state: ChartState;
  readonly #chart: () => TimeChart | null;
  #draggedFrom: number | null = null;

  constructor(state: ChartState, chart: () => TimeChart | null) {
    this.#state = state;
    this.#chart = chart;
  }

  readonly down = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    this.#draggedFrom = this.#chart()?.minuteAt(event.offsetX) ?? null;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };

  readonly move = (event: PointerEvent): void => {
    const minute = this.#chart()?.minuteAt(event.offsetX) ?? null;
    this.#state.pointed.value = minute;
    if (this.#draggedFrom === null || minute === null) return;
    this.#state.selecting.value = {
      from: Math.min(this.#draggedFrom, minute),
      to: Math.max(this.#draggedFrom, minute),
    };
  };

  readonly up = (): void => {
    const chosen = this.#state.selecting.peek();
    this.#draggedFrom = null;
    this.#state.selecting.value = null;
    if (chosen && chosen.to - chosen.from >= SHORTEST_CHOICE) this.#state.choice.value = chosen;
  };

  readonly leave = (): void => {
    this.#state.pointed.value = null;
  };

  readonly reset = (): void => {
    this.#state.choice.value = 'all';
  };
}
