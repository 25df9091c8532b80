import type { AlertView } from '../../preload/contract.ts';
import { exactTimeText, timeText } from '../../preload/time.ts';
import { words } from './alert-messages.ts';
import { alertHref } from './alert-routes.ts';
import { SeverityWord } from './severity-word.tsx';

interface AlertLineProps {
  readonly alert: AlertView;
  readonly isChosen: boolean;
  readonly now: number;
}

/** An alert in the list: how bad, what and where, since when, and what was said to it. */
export function AlertLine({ alert, isChosen, now }: AlertLineProps) {
  const { id, severity, title, phase, since, acknowledgedAt, snoozedUntil } = alert;
  const remarks = [
    phase === 'recovering' ? words.phases.recovering : null,
    acknowledgedAt === null ? null : words.acknowledged,
    snoozedUntil === null ? null : words.snoozed(snoozeText(snoozedUntil, now)),
  ].filter((remark) => remark !== null);
  return (
    <li class="alert-line">
      <a class="alert-link" href={alertHref(id)} aria-current={isChosen ? 'true' : undefined}>
        <span class={phase === 'pending' ? 'alert-state muted' : 'alert-state'}>
          <SeverityWord severity={severity} />
          <span class="state-since" title={exactTimeText(since)}>
            {words.since(timeText(since, now))}
          </span>
          {remarks.map((remark) => (
            <span key={remark} class="tag">
              {remark}
            </span>
          ))}
        </span>
        <span class="alert-title">{title}</span>
      </a>
    </li>
  );
}

/** "until 12:50", "until it recovers". */
export function snoozeText(until: number | 'recovery', now: number): string {
  return until === 'recovery' ? words.untilRecovery : words.until(timeText(until, now));
}
