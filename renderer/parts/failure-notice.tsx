import type { Failure, Health } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { timeText } from '../time.ts';
import { StateShape } from './state-shape.tsx';

interface FailureNoticeProps {
  readonly failure: Failure;
  readonly health: Health;
  readonly now: number;
}

/** What went wrong, what to do, and why it may have happened. */
export function FailureNotice({ failure, health, now }: FailureNoticeProps) {
  return (
    <div class="notice">
      <p class="notice-title">
        <StateShape health={health} />
        <strong>{failure.title}</strong>
        {failure.until !== null && (
          <span class="muted">{messages.account.until(timeText(failure.until, now))}</span>
        )}
      </p>
      <p class="notice-advice">{failure.advice}</p>
      <ul class="notice-causes" aria-label={messages.account.causes}>
        {failure.causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
        {failure.evidence !== null && <li class="evidence">{failure.evidence}</li>}
      </ul>
    </div>
  );
}
