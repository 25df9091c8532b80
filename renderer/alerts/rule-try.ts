import { signal, type ReadonlySignal } from '@preact/signals';
import type { Rule, RulePreview } from '../../preload/contract.ts';
import { LiveAnswer } from '../live-answer.ts';

/** Typing a number is one wish. */
const CALM_MS = 300;

/** Tries a rule as it is typed: asks once the typing is at rest, and keeps the last answer until the next is there. */
export class RuleTry {
  readonly answer: LiveAnswer<RulePreview | null>;
  readonly #isWaiting = signal(false);
  #rule: Rule | null = null;
  #asked = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ask: (rule: Rule) => Promise<RulePreview>) {
    this.answer = new LiveAnswer(async () => {
      const rule = this.#rule;
      if (rule === null) return null;
      return ask(rule).finally(() => (this.#isWaiting.value = rule !== this.#rule));
    });
  }

  /** Whether what is shown is of an earlier rule. */
  get isWaiting(): ReadonlySignal<boolean> {
    return this.#isWaiting;
  }

  /** The rule as it is now; one that was asked for already costs nothing. */
  offer(rule: Rule): void {
    const asked = JSON.stringify(rule);
    if (asked === this.#asked) return;
    const isFirst = this.#asked === '';
    this.#asked = asked;
    this.#rule = rule;
    this.#isWaiting.value = true;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.answer.refresh(), isFirst ? 0 : CALM_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }
}
