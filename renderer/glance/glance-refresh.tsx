import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Overview } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { announce } from '../parts/announcer.tsx';
import { newestMinute } from '../parts/newest-minute.ts';
import type { Store } from '../store.ts';
import { words } from './glance-messages.ts';

interface GlanceRefreshProps {
  readonly overview: Overview;
  readonly store: Store;
}

/** Reads all accounts now, as far as they may be read; says beside itself what became of it, or why it cannot be. */
export function GlanceRefresh({ overview, store }: GlanceRefreshProps) {
  const outcome = useSignal<string | null>(null);
  const enabled = overview.accounts.filter(({ isEnabled }) => isEnabled);
  const free = enabled.filter(({ refreshRefusal }) => refreshRefusal === null);
  const refusal = free.length > 0 ? null : (enabled[0]?.refreshRefusal ?? words.nothingToRead);
  const newest = newestMinute(overview);
  // What was said belongs to the data that was on screen.
  useEffect(() => {
    outcome.value = null;
  }, [newest]);

  const read = async () => {
    if (refusal !== null) return refusal;
    const answers = await Promise.all(free.map(({ id }) => store.bridge.refresh({ accountId: id })));
    const refused = answers.find((answer) => !answer.accepted);
    return refused ? refused.reason : messages.account.refreshAccepted;
  };
  const ask = async () => {
    const said = await read().catch(() => messages.account.refreshFailed);
    outcome.value = said;
    announce(said);
  };

  return (
    <>
      <button
        type="button"
        class="button glance-refresh"
        aria-label={words.refresh}
        aria-disabled={refusal !== null}
        title={refusal ?? words.refresh}
        onClick={() => void ask()}
      >
        <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
          <path
            d="M13 8 A5 5 0 1 1 11.2 4.2 M11.6 1.6 V4.6 H8.6"
            fill="none"
            stroke="currentColor"
            stroke-width="1.5"
            stroke-linecap="round"
            stroke-linejoin="round"
          />
        </svg>
      </button>
      {outcome.value !== null && <p class="glance-outcome muted">{outcome}</p>}
    </>
  );
}
