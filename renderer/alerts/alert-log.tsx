import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { AlertLogEntry, Severity } from '../../preload/contract.ts';
import { clockText, exactTimeText } from '../../preload/time.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { alertHref } from './alert-routes.ts';
import { dayTitle, logDays } from './log-days.ts';
import { SeverityWord } from './severity-word.tsx';
import { useAnswer } from './use-answer.ts';

interface AlertLogProps {
  readonly store: Store;
  readonly chosen: string | null;
}

const SEVERITIES = Object.keys(words.severities) as Severity[];
const DAY_MS = 86_400_000;
/** How far back, step by step. */
const REACHES = [7, 30, 365] as const;
/** As many as the application gives at once. */
const MOST_ENTRIES = 1000;
/** Typing a word is one wish. */
const CALM_MS = 200;

/** What was said and became of it, by day, newest first; narrowed by severity and text. */
export function AlertLog({ store, chosen }: AlertLogProps) {
  const severity = useSignal<Severity | null>(null);
  const typed = useSignal('');
  const text = useSignal('');
  const reach = useSignal(0);
  useEffect(() => {
    const timer = setTimeout(() => (text.value = typed.value.trim()), CALM_MS);
    return () => clearTimeout(timer);
  }, [typed.value]);
  const days = REACHES[reach.value] ?? REACHES[0];
  const answer = useAnswer(store, `${text.value}\n${severity.value ?? ''}\n${days}`, () => {
    const to = store.now.peek();
    return store.bridge.alertLog({
      from: to - days * DAY_MS,
      to,
      text: text.peek(),
      severity: severity.peek(),
    });
  });
  const { value: entries, failure } = answer.state.value;
  const isNarrowed = text.value !== '' || severity.value !== null;
  return (
    <section class="alert-section" aria-label={words.log}>
      <div class="log-head">
        <h2 class="section-title">{words.log}</h2>
        <span class="muted">{words.logDays(days)}</span>
        <fieldset class="segments">
          <legend class="visually-hidden">{words.severityLabel}</legend>
          {[null, ...SEVERITIES].map((each) => (
            <label key={each} class="segment">
              <input
                type="radio"
                name="log-severity"
                checked={severity.value === each}
                onChange={() => (severity.value = each)}
              />
              <span>{each === null ? words.anySeverity : words.severities[each]}</span>
            </label>
          ))}
        </fieldset>
        <input
          class="field"
          type="search"
          aria-label={words.logFilter}
          placeholder={words.logFilter}
          value={typed.value}
          maxLength={255}
          onInput={(event) => (typed.value = event.currentTarget.value)}
        />
      </div>
      {entries === null && (failure ? <Unanswered answer={answer} /> : <Skeleton />)}
      {entries?.length === 0 && <EmptyState title={isNarrowed ? words.logNoneMatch : words.logEmpty} />}
      {logDays(entries ?? []).map(({ at, entries: ofDay }) => (
        <section key={at} aria-label={dayTitle(at)}>
          <h3 class="log-day muted">{dayTitle(at)}</h3>
          <ol>
            {ofDay.map((entry, place) => (
              <LogLine key={`${entry.at} ${place}`} entry={entry} isChosen={isOf(entry, chosen)} />
            ))}
          </ol>
        </section>
      ))}
      {entries !== null && entries.length >= MOST_ENTRIES && <p class="muted">{words.logCut}</p>}
      {entries !== null && entries.length < MOST_ENTRIES && reach.value < REACHES.length - 1 && (
        <button type="button" class="button" onClick={() => (reach.value += 1)}>
          {words.older}
        </button>
      )}
    </section>
  );
}

function isOf(entry: AlertLogEntry, chosen: string | null): boolean {
  return chosen !== null && entry.alertId === chosen;
}

interface LogLineProps {
  readonly entry: AlertLogEntry;
  readonly isChosen?: boolean;
}

/** An entry: when, what, and what became of its notice; leads to its alert. */
export function LogLine({ entry, isChosen = false }: LogLineProps) {
  const { at, kind, alertId, severity, title, detail, notice } = entry;
  return (
    <li class={isChosen ? 'log-line chosen' : 'log-line'}>
      <time class="muted" dateTime={new Date(at).toISOString()} title={exactTimeText(at)}>
        {clockText(at)}
      </time>
      <span class="log-what">
        <span class="log-kind">
          <SeverityWord severity={severity} />
          <span class={kind === 'resolved' ? 'state-word state-healthy' : 'muted'}>{words.kinds[kind]}</span>
        </span>
        {alertId === null ? <span>{title}</span> : <a href={alertHref(alertId)}>{title}</a>}
        {detail !== '' && <span class="log-detail muted">{detail}</span>}
        {notice !== '' && notice !== 'shown' && <span class="log-detail muted">{words.notice(notice)}</span>}
      </span>
    </li>
  );
}
