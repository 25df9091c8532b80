import type { Failure, Health } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { timeText } from '../time.ts';
import { StateShape } from './state-shape.tsx';

interface FailureNoticeProps {
  readonly failure: Failure;
  readonly health: Health;
  /** What it happened to: the account's or the cluster's name. */
  readonly subject: string;
  readonly now: number;
}

/** What went wrong, why it may have, and the way out. */
export function FailureNotice({ failure, health, subject, now }: FailureNoticeProps) {
  return (
    <section class={`notice state-edge-${health}`} aria-label={`${subject}: ${failure.title}`}>
      <p class="notice-title">
        <StateShape health={health} />
        <strong>{failure.title}</strong>
        <span class="muted">
          {subject}
          {failure.until !== null && `, ${messages.account.until(timeText(failure.until, now))}`}
        </span>
      </p>
      {failure.causes.length > 0 && (
        <ul class="notice-causes" aria-label={messages.account.causes}>
          {failure.causes.map((cause) => (
            <li key={cause}>{cause}</li>
          ))}
        </ul>
      )}
      <p>{failure.advice}</p>
      {failure.evidence !== null && <p class="evidence">{failure.evidence}</p>}
    </section>
  );
}
