import { useEffect, useRef } from 'preact/hooks';
import type { AlertsPage, Overview } from '../../preload/contract.ts';
import { timeText } from '../../preload/time.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { AlertDetailPanel } from './alert-detail.tsx';
import { AlertLog } from './alert-log.tsx';
import { AlertLine } from './alert-line.tsx';
import { words } from './alert-messages.ts';
import { MuteList } from './mute-list.tsx';
import { useAnswer } from './use-answer.ts';

interface ActivePartProps {
  readonly overview: Overview;
  readonly store: Store;
  readonly alertId: string | null;
}

/** As narrow as this there is room for the list or for the alert, as the style sheet has it. */
const ONE_COLUMN = '(width < 900px)';

/** What is active and what was, beside the one that is chosen. */
export function ActivePart({ overview, store, alertId }: ActivePartProps) {
  const answer = useAnswer(store, 'alerts', () => store.bridge.alerts(null));
  const { value: page, failure } = answer.state.value;
  const chosen = useRef<HTMLElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const wasChosen = useRef(alertId);
  useEffect(() => {
    const before = wasChosen.current;
    wasChosen.current = alertId;
    if (before === alertId || !matchMedia(ONE_COLUMN).matches) return;
    scrollTo(0, 0);
    (alertId === null ? list : chosen).current?.focus();
  }, [alertId]);

  if (page === null) return failure ? <Unanswered answer={answer} /> : <Skeleton cards={2} />;
  // Where there is room, the worst is looked at until another is chosen.
  const shown = alertId ?? page.active[0]?.id ?? null;
  return (
    <div class={alertId === null ? 'alerts-columns' : 'alerts-columns has-chosen'}>
      <div ref={list} class="alerts-list" tabIndex={-1}>
        <Standing page={page} now={overview.now} />
        <Active page={page} chosen={shown} now={overview.now} />
        {page.mutes.length > 0 && (
          <MuteList mutes={page.mutes} store={store} answer={answer} now={overview.now} />
        )}
        <AlertLog store={store} chosen={shown} />
      </div>
      <section ref={chosen} class="alerts-chosen" tabIndex={-1} aria-label={words.chosen}>
        {shown === null ? (
          <p class="muted">{words.choose}</p>
        ) : (
          <AlertDetailPanel key={shown} overview={overview} store={store} page={answer} alertId={shown} />
        )}
      </section>
    </div>
  );
}

interface StandingProps {
  readonly page: AlertsPage;
  readonly now: number;
}

/** Why one may hear nothing although something is wrong. */
function Standing({ page: { inconclusive, quiet, ways }, now }: StandingProps) {
  return (
    <>
      {quiet && (
        <p class="banner">
          <StateShape health="paused" />
          {words.quietUntil(timeText(quiet.until, now), quiet.held)}
        </p>
      )}
      {ways.problem !== null && (
        <p class="banner">
          <StateShape health="warning" />
          {ways.problem}
        </p>
      )}
      {inconclusive.map(({ accountId, accountName, sentence, since }) => (
        <p key={accountId} class="banner">
          <StateShape health="stale" />
          {words.inconclusive(accountName, sentence, timeText(since, now))}
        </p>
      ))}
    </>
  );
}

interface ActiveProps extends StandingProps {
  readonly chosen: string | null;
}

function Active({ page: { active }, chosen, now }: ActiveProps) {
  const said = active.filter(({ phase }) => phase !== 'pending');
  const pending = active.filter(({ phase }) => phase === 'pending');
  return (
    <>
      <section class="alert-section" aria-label={words.active}>
        <h2 class="section-title">{words.active}</h2>
        {said.length === 0 && <EmptyState title={words.noneActive} />}
        <ul>
          {said.map((alert) => (
            <AlertLine key={alert.id} alert={alert} isChosen={alert.id === chosen} now={now} />
          ))}
        </ul>
      </section>
      {pending.length > 0 && (
        <section class="alert-section" aria-label={words.pending}>
          <h2 class="section-title">{words.pending}</h2>
          <p class="muted">{words.pendingText}</p>
          <ul>
            {pending.map((alert) => (
              <AlertLine key={alert.id} alert={alert} isChosen={alert.id === chosen} now={now} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
