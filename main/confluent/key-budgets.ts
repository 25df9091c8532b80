import type { Clock } from '../clock.ts';
import { RequestBudget } from './budget.ts';

/** The budget of each key, whoever reads with it: an account, or the test of its connection before it is one. */
export class KeyBudgets {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #budgets = new Map<string, RequestBudget>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** The one budget of a key. */
  of(key: string): RequestBudget {
    const known = this.#budgets.get(key);
    if (known) return known;
    const budget = new RequestBudget({ clock: this.#clock });
    this.#budgets.set(key, budget);
    return budget;
  }
}
