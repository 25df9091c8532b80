import type { AwaySummary } from '../../preload/contract.ts';
import { stretchText, timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { GroupStateWord } from '../parts/group-state.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { groupHref } from '../route.ts';
import type { Store } from '../store.ts';

interface AwayPanelProps {
  readonly away: AwaySummary;
  readonly store: Store;
  readonly now: number;
}

/** More would push the present out of sight. */
const MOST_CHANGES = 12;

/** What happened while nobody read: one sentence, then each change; goes when it was read. */
export function AwayPanel({ away, store, now }: AwayPanelProps) {
  const order = useOrder(store);
  const words = messages.away;
  const title = words.title(stretchText(away.from, away.to, now));
  const more = away.changes.length - MOST_CHANGES;
  return (
    <section class="away" aria-label={title}>
      <header class="away-head">
        <h2 class="section-title">{title}</h2>
        <button
          type="button"
          class="button"
          onClick={() => void order.send(() => store.bridge.dismissAway(null))}
        >
          {words.dismiss}
        </button>
      </header>
      <p>
        {away.sentence} {away.isIncomplete && <span class="muted">{words.incomplete}</span>}
      </p>
      <ul class="changes">
        {away.changes.slice(0, MOST_CHANGES).map((change) => (
          <li key={`${change.at} ${change.clusterId} ${change.group}`} class="change">
            <span class="muted">{timeText(change.at, now)}</span>
            <GroupStateWord state={change.to} now={now} />
            <span class="change-what">
              <a href={groupHref(change.clusterId, change.group)}>{change.group}</a>{' '}
              <span class="muted">{messages.troubled.cluster(change.clusterName)}</span>
              <span class="change-evidence muted">{change.evidence}</span>
            </span>
          </li>
        ))}
      </ul>
      {more > 0 && <p class="muted">{words.more(more)}</p>}
      <Refusal order={order} />
    </section>
  );
}
