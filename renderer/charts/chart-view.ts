import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Comparison } from '../../preload/contract.ts';
import { endingAt, panned, within, zoomed, type MinuteRange } from './chart-range.ts';

/** The stretches one click away, in minutes. */
export const SPANS = {
  '1 h': 60,
  '6 h': 360,
  '24 h': 1440,
  '7 d': 10_080,
  '30 d': 43_200,
  '1 y': 525_600,
} as const;

/** So many minutes that end now and go with it, or a stretch that stays. */
export type RangeChoice = { readonly minutes: number } | MinuteRange;

/** What all charts of a page share: the stretch of time, the instant pointed at, what is compared, what is enlarged. */
export class ChartView {
  readonly choice: Signal<RangeChoice> = signal({ minutes: SPANS['1 h'] });
  readonly compare = signal<Comparison>('none');
  /** The beginning of the step pointed at. */
  readonly pointed = signal<number | null>(null);
  readonly selecting = signal<MinuteRange | null>(null);
  /** The panel that is shown large, by id. */
  readonly enlarged = signal<string | null>(null);
  readonly range: ReadonlySignal<MinuteRange>;
  readonly #latest: ReadonlySignal<number>;
  #home: RangeChoice = this.choice.peek();

  /** `latest`: the newest minute there is to see. */
  constructor(latest: ReadonlySignal<number>) {
    this.#latest = latest;
    this.range = computed(() => {
      const choice = this.choice.value;
      return 'minutes' in choice ? endingAt(latest.value, choice.minutes) : choice;
    });
  }

  /** Shows the newest so many minutes, and goes with them. */
  follow(minutes: number): void {
    this.#home = { minutes };
    this.choice.value = this.#home;
  }

  /** Shows the stretch of the present length that ends now, and goes with it. */
  followNow(): void {
    this.#show({ from: this.#latest.peek() - this.#span(), to: this.#latest.peek() });
  }

  /** Shows a stretch that was chosen by its ends; it is also where {@link reset} leads back to. */
  choose(range: MinuteRange): void {
    this.#show(within(range, this.#latest.peek()));
    this.#home = this.choice.peek();
  }

  /** Shows a part of what is shown. */
  zoomTo(range: MinuteRange): void {
    this.#show(within(range, this.#latest.peek()));
  }

  /** Shows more or less time; the instant `around`, or what is pointed at, keeps its place. */
  zoom(factor: number, around = this.pointed.peek()): void {
    const { from, to } = this.range.peek();
    this.#show(zoomed({ from, to }, factor, around ?? (from + to) / 2, this.#latest.peek()));
  }

  /** Moves by so many milliseconds, later if positive. */
  pan(by: number): void {
    this.#show(panned(this.range.peek(), by, this.#latest.peek()));
  }

  /** Moves by a share of what is shown. */
  panByShare(share: number): void {
    this.pan(share * this.#span());
  }

  /** Shows a stretch of the present length from an instant on. */
  panTo(from: number): void {
    this.pan(from - this.range.peek().from);
  }

  /** Moves just as far as it takes to see an instant. */
  reveal(at: number): void {
    const { from, to } = this.range.peek();
    if (at < from) this.pan(at - from);
    else if (at > to) this.pan(at - to);
  }

  /** Shows again what was chosen last, before zooming and panning. */
  reset(): void {
    this.selecting.value = null;
    this.choice.value = this.#home;
  }

  #span(): number {
    const { from, to } = this.range.peek();
    return to - from;
  }

  /** A stretch that reaches the newest minute goes with it from then on. */
  #show(range: MinuteRange): void {
    const isNewest = range.to >= this.#latest.peek();
    this.choice.value = isNewest ? { minutes: (range.to - range.from) / 60_000 + 1 } : range;
  }
}
