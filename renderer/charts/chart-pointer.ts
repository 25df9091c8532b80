import type { ChartPage } from '../../preload/contract.ts';
import { nearestStep, MINUTE } from './chart-range.ts';
import type { ChartView } from './chart-view.ts';
import type { TimeChart } from './time-chart.ts';

/** A shorter drag than this is a click. */
const SHORTEST_DRAG_PIXELS = 6;
/** How much longer the stretch becomes by one notch of a wheel, which is some 100 pixels. */
const ZOOM_A_NOTCH = 1.25;
const NOTCH_PIXELS = 100;
const LINE_PIXELS = 40;

/** A finger or the mouse held down: where it began and where it is, in CSS pixels of the canvas. */
interface Held {
  readonly startX: number;
  x: number;
}

/**
 * The pointer over a chart. A mouse points, drags over a stretch to zoom in, pans with Shift; the wheel zooms with Ctrl or
 * once the chart has the focus, so that it does not stop a page that scrolls. A finger points by a tap and pans; two zoom.
 */
export class ChartPointer {
  readonly #view: ChartView;
  readonly #chart: () => TimeChart | null;
  readonly #page: () => ChartPage;
  readonly #held = new Map<number, Held>();
  #isPanning = false;
  /** What a pan has moved short of a whole minute, in milliseconds. */
  #panLeft = 0;

  constructor(view: ChartView, chart: () => TimeChart | null, page: () => ChartPage) {
    this.#view = view;
    this.#chart = chart;
    this.#page = page;
  }

  readonly down = (event: PointerEvent): void => {
    const isMouse = event.pointerType === 'mouse';
    if (isMouse && event.button !== 0) return;
    this.#held.set(event.pointerId, { startX: event.offsetX, x: event.offsetX });
    this.#isPanning = !isMouse || event.shiftKey;
    (event.currentTarget as Element).setPointerCapture(event.pointerId);
  };

  readonly move = (event: PointerEvent): void => {
    const held = this.#held.get(event.pointerId);
    if (held === undefined) {
      if (event.pointerType === 'mouse') this.#pointAt(event.offsetX);
      return;
    }
    const before = [...this.#held.values()].map(({ x }) => x);
    held.x = event.offsetX;
    if (this.#held.size === 2) this.#pinch(before);
    else if (this.#isPanning) this.#pan(before[0] ?? held.x, held.x);
    else this.#select(held);
  };

  readonly up = (event: PointerEvent): void => {
    const held = this.#held.get(event.pointerId);
    this.#held.delete(event.pointerId);
    const chosen = this.#view.selecting.peek();
    this.#view.selecting.value = null;
    if (held === undefined || event.type === 'pointercancel') return;
    const isClick = Math.abs(held.x - held.startX) < SHORTEST_DRAG_PIXELS;
    if (isClick) this.#pointAt(held.x);
    else if (chosen !== null && !this.#isPanning) this.#view.zoomTo(chosen);
  };

  readonly leave = (event: PointerEvent): void => {
    if (event.pointerType === 'mouse') this.#view.pointed.value = null;
  };

  readonly reset = (): void => {
    this.#view.reset();
  };

  readonly wheel = (event: WheelEvent): void => {
    const chart = this.#chart();
    const target = event.currentTarget as Element;
    const hasFocus = document.activeElement === target;
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? 1 : LINE_PIXELS;
    const [sideways, along] = event.shiftKey
      ? [event.deltaY + event.deltaX, 0]
      : [event.deltaX, event.deltaY];
    const isSideways = Math.abs(sideways) > Math.abs(along);
    if (chart === null || !(isSideways || hasFocus || event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (isSideways) this.#pan(sideways * pixels, 0);
    else {
      const factor = ZOOM_A_NOTCH ** ((along * pixels) / NOTCH_PIXELS);
      this.#view.zoom(factor, chart.timeAt(event.clientX - target.getBoundingClientRect().left));
    }
  };

  #pointAt(x: number): void {
    const chart = this.#chart();
    if (chart !== null) {
      this.#view.pointed.value = nearestStep(chart.timeAt(x), this.#page(), this.#view.range.peek());
    }
  }

  #select({ startX, x }: Held): void {
    const chart = this.#chart();
    if (chart === null) return;
    this.#pointAt(x);
    const [from, to] = [chart.timeAt(Math.min(startX, x)), chart.timeAt(Math.max(startX, x))];
    const range = this.#view.range.peek();
    this.#view.selecting.value = { from: Math.max(range.from, from), to: Math.min(range.to, to) };
  }

  /** What was under `fromX` comes to be under `toX`. */
  #pan(fromX: number, toX: number): void {
    const chart = this.#chart();
    if (chart === null) return;
    const by = chart.timeAt(fromX) - chart.timeAt(toX);
    this.#panLeft += by;
    // The view moves by whole minutes; what is left of slow movements adds up.
    const whole = Math.trunc(this.#panLeft / MINUTE) * MINUTE;
    if (whole === 0) return;
    this.#panLeft -= whole;
    this.#view.pan(whole);
  }

  #pinch(before: readonly number[]): void {
    const chart = this.#chart();
    const now = [...this.#held.values()].map(({ x }) => x);
    const distance = (ends: readonly number[]) => Math.max(1, Math.abs((ends[0] ?? 0) - (ends[1] ?? 0)));
    const middle = ((now[0] ?? 0) + (now[1] ?? 0)) / 2;
    if (chart !== null) this.#view.zoom(distance(before) / distance(now), chart.timeAt(middle));
  }
}
