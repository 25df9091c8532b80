import type {
  Answer,
  AwaySummary,
  BackFillProgress,
  HistoryState,
  Retention,
} from '../../preload/contract.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { History } from '../history/history.ts';
import { retentionOf } from '../settings/retention.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { awaySummary } from '../views/away-view.ts';
import { clusterName } from '../views/cluster-state.ts';

/** What the answers are made from. */
export interface PastAnswersOptions {
  readonly accounts: Accounts;
  readonly history: History;
  readonly settings: SettingsStore;
  /** Where the history is kept; empty where it is for this run only. */
  readonly folder: string;
}

/** Answers what is asked of the past as a whole: what is kept, what is being fetched, what was missed. */
export class PastAnswers {
  readonly #options: PastAnswersOptions;

  constructor(options: PastAnswersOptions) {
    this.#options = options;
  }

  /** What is wrong with the history, and what happened to its file, one sentence each. */
  notices(): string[] {
    const { problem, notice } = this.#options.history;
    return [problem, notice].filter((sentence) => sentence !== null);
  }

  /** What is being fetched, of all accounts the one that is least far; null when nothing is. */
  backFill(): BackFillProgress | null {
    const all = this.#options.accounts.working().flatMap(({ backFill }) => backFill ?? []);
    return all.toSorted((a, b) => a.done - b.done)[0] ?? null;
  }

  /** What happened while nothing was read. */
  away(): AwaySummary | null {
    const clusters = this.#options.accounts.working().flatMap((account) =>
      account.traits.flatMap(({ id }) => {
        const cluster = account.cluster(id);
        const away = cluster?.watch.away;
        if (!cluster || !away) return [];
        const { isAwayIncomplete: isIncomplete } = cluster.watch;
        return [{ clusterId: id, clusterName: clusterName(cluster.state), ...away, isIncomplete }];
      }),
    );
    return awaySummary(clusters);
  }

  dismissAway(): Answer {
    for (const account of this.#options.accounts.working()) {
      for (const watch of account.watches()) watch.dismissAway();
    }
    return { done: true };
  }

  historyState(): HistoryState {
    const { history, settings, folder } = this.#options;
    return {
      folder,
      ...history.state(),
      retention: retentionOf(settings.read()),
      problem: history.problem,
      backFill: this.backFill(),
    };
  }

  setRetention(retention: Retention): Answer {
    const { history, settings } = this.#options;
    if (retention.minuteDays > retention.fiveMinuteDays || retention.fiveMinuteDays > retention.hourDays) {
      const reason =
        'Keep five-minute values at least as long as minutes, and hourly values at least as long as those.';
      return { done: false, reason };
    }
    settings.update((before) => ({ ...before, retention }));
    history.setRetention(retention);
    return { done: true };
  }
}
