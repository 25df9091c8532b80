import type { Failure, Health } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { timeText } from '../../preload/time.ts';
import { StateShape } from './state-shape.tsx';

interface FailureTitleProps {
  readonly failure: Failure;
  readonly health: Health;
  readonly now: number;
}

/** What went wrong, in one line. */
export function FailureTitle({ failure, health, now }: FailureTitleProps) {
  return (
    <>
      <StateShape health={health} />
      <strong class="failure-title">{failure.title}</strong>
      {failure.until !== null && (
        <span class="muted">{messages.account.until(timeText(failure.until, now))}</span>
      )}
    </>
  );
}

/** What to do about a failure, beside why it may have happened. */
export function FailureDetail({ failure }: { readonly failure: Failure }) {
  return (
    <div class="failure-detail">
      <p>{failure.advice}</p>
      <ul aria-label={messages.account.causes}>
        {failure.causes.map((cause) => (
          <li key={cause}>{cause}</li>
        ))}
        {failure.evidence !== null && <li class="evidence">{failure.evidence}</li>}
      </ul>
    </div>
  );
}
