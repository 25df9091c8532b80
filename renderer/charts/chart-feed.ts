import { effect, type ReadonlySignal } from '@preact/signals';
import type { ChartPage, Stretch } from '../../preload/contract.ts';
import { LiveAnswer } from '../live-answer.ts';
import { ChartView } from './chart-view.ts';

/** Turning a wheel is one wish, not thirty. */
const CALM_MILLISECONDS = 150;

/**
 * The charts of a page: what the view wants to see is asked for once it is at rest, and the last answer stays until the
 * next is there. Asks only where the answer would be another.
 */
export class ChartFeed {
  readonly view: ChartView;
  readonly answer: LiveAnswer<ChartPage | null>;
  readonly #stop: () => void;
  #asked: Stretch | null = null;
  /** The step of the answer to that; 0 while it is under way. */
  #stepMs = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: (stretch: Stretch) => Promise<ChartPage | null>, latest: ReadonlySignal<number>) {
    this.view = new ChartView(latest);
    this.answer = new LiveAnswer(async () => {
      this.#asked = this.#wanted();
      this.#stepMs = 0;
      const page = await ask(this.#asked);
      this.#stepMs = page?.stepMs ?? 0;
      return page;
    });
    void this.answer.refresh();
    this.#stop = effect(() => {
      this.#wanted();
      this.#askSoon();
    });
  }

  /** The application has something new; `wasFilling` where it fetched minutes that were missed until now. */
  changed(wasFilling: boolean): void {
    // Any stretch may have got new minutes.
    if (wasFilling) this.#asked = null;
    this.#askSoon();
  }

  dispose(): void {
    this.#stop();
    clearTimeout(this.#timer);
  }

  #wanted(): Stretch {
    return { ...this.view.range.value, compare: this.view.compare.value };
  }

  #askSoon(): void {
    clearTimeout(this.#timer);
    if (this.#isAnswered()) return;
    this.#timer = setTimeout(() => void this.answer.refresh(), CALM_MILLISECONDS);
  }

  /** Whether the last question, answered or under way, is as good as the one that would be asked now. */
  #isAnswered(): boolean {
    const asked = this.#asked;
    const { value, answered, failure } = this.answer.state.peek();
    if (asked === null || failure !== null) return false;
    // Nothing is known yet: the next minute may change that.
    if (answered && (value?.newest ?? null) === null) return false;
    const wanted = this.#wanted();
    const isNear = (a: number, b: number) => a === b || Math.abs(a - b) < this.#stepMs;
    return asked.compare === wanted.compare && isNear(asked.from, wanted.from) && isNear(asked.to, wanted.to);
  }
}
