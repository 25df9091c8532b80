import type { AlertDetail, AlertsPage, AlertView, Overview } from '../../preload/contract.ts';
import { quantity } from '../../preload/format.ts';
import { timeText } from '../../preload/time.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { AlertActions } from './alert-actions.tsx';
import { AlertChart } from './alert-chart.tsx';
import { LogLine } from './alert-log.tsx';
import { words } from './alert-messages.ts';
import { ACTIVE_HREF, ruleHref } from './alert-routes.ts';
import { SeverityWord } from './severity-word.tsx';
import { useAnswer } from './use-answer.ts';

interface AlertDetailPanelProps {
  readonly overview: Overview;
  readonly store: Store;
  /** The list beside it; asked again after an order. */
  readonly page: LiveAnswer<AlertsPage>;
  readonly alertId: string;
}

/** One alert: its figures at their minute, the likely cause, what clears it, and what can be done. */
export function AlertDetailPanel({ overview, store, page, alertId }: AlertDetailPanelProps) {
  const answer = useAnswer(store, alertId, () => store.bridge.alert({ alertId }));
  const { value: detail, failure } = answer.state.value;
  const { now } = overview;
  return (
    <>
      <a class="back-to-list" href={ACTIVE_HREF}>
        {words.back}
      </a>
      {detail === null && (failure ? <Unanswered answer={answer} /> : <Skeleton />)}
      {detail?.alert === null && detail.log.length === 0 && <EmptyState title={words.gone} />}
      {detail?.alert && (
        <>
          <AlertHeader alert={detail.alert} now={now} />
          <AlertActions
            alert={detail.alert}
            store={store}
            now={now}
            changed={() => Promise.all([page.refresh(), answer.refresh()])}
          />
        </>
      )}
      {detail && <DetailChart detail={detail} now={now} />}
      {detail !== null && detail.log.length > 0 && (
        <section class="alert-section" aria-label={words.itsLog}>
          <h3 class="section-title">{words.itsLog}</h3>
          <ol>
            {detail.log.map((entry, place) => (
              <LogLine key={`${entry.at} ${place}`} entry={{ ...entry, alertId: null }} />
            ))}
          </ol>
        </section>
      )}
    </>
  );
}

interface OfAlert {
  readonly alert: AlertView;
  readonly now: number;
}

function AlertHeader({ alert, now }: OfAlert) {
  const { severity, phase, title, since, cause, clears, ruleId, ruleName } = alert;
  return (
    <>
      <h2 class="alert-heading">{title}</h2>
      <p class="alert-state">
        <SeverityWord severity={severity} />
        <span>{words.phases[phase]}</span>
        <span class="muted">{words.since(timeText(since, now))}</span>
      </p>
      <dl class="alert-facts">
        <ValueFact alert={alert} now={now} />
        <dt>{words.cause}</dt>
        <dd class={cause === null ? 'muted' : undefined}>{cause ?? words.noCause}</dd>
        <dt>{words.clears}</dt>
        <dd>{clears}</dd>
        <dt>{words.rule}</dt>
        <dd>
          <a href={ruleHref(ruleId)}>{ruleName}</a>
        </dd>
      </dl>
    </>
  );
}

/** The number and its minute; what is yes or no has none worth showing. */
function ValueFact({ alert: { value, unit, minute, ruleName }, now }: OfAlert) {
  if (value === null || unit === 'plain') return null;
  const { amount, unit: name, exact } = quantity(value, unit);
  return (
    <>
      <dt>{ruleName}</dt>
      <dd title={exact}>{words.value(name === '' ? amount : `${amount} ${name}`, timeText(minute, now))}</dd>
    </>
  );
}

function DetailChart({ detail: { alert, panel, firings }, now }: { detail: AlertDetail; now: number }) {
  if (panel === null) return alert === null ? null : <p class="muted alert-section">{words.noChart}</p>;
  return (
    <AlertChart
      panel={panel}
      firings={firings}
      severity={alert?.severity ?? 'critical'}
      label={words.firing}
      minute={alert?.minute ?? null}
      now={now}
    />
  );
}
