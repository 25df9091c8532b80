import { useSignal } from '@preact/signals';
import type { Failure, SetupState } from '../../preload/contract.ts';
import { timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { copyToClipboard } from '../parts/copy-text.tsx';
import { FailureDetail } from '../parts/failure-notice.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import { failureText } from './failure-text.ts';
import { words } from './setup-messages.ts';

interface FailureReportProps {
  readonly failure: Failure;
  /** What it keeps from going on, where that is not plain. */
  readonly subject?: string;
  readonly state: SetupState;
  readonly now: number;
  /** True under a stage, whose shape says already that it failed. */
  readonly isUnderStage?: boolean;
}

/** A failure with its causes and what to do, to be handed on to somebody who can help. */
export function FailureReport({ failure, subject, state, now, isUnderStage = false }: FailureReportProps) {
  const isCopied = useSignal<boolean | null>(null);
  const copy = async () => (isCopied.value = await copyToClipboard(failureText(failure, state)));
  return (
    <div
      class={isUnderStage ? 'failure-report under-stage' : 'failure-report'}
      role="group"
      aria-label={failure.title}
    >
      <p class="failure-line">
        {!isUnderStage && <StateShape health="critical" />}
        <strong class="failure-title">{failure.title}</strong>
        {failure.until !== null && (
          <span class="muted">{messages.account.until(timeText(failure.until, now))}</span>
        )}
      </p>
      <FailureDetail failure={failure} />
      {subject !== undefined && <p class="report-subject">{subject}</p>}
      <p class="report-copy">
        <button type="button" class="button" onClick={() => void copy()}>
          {words.test.copy}
        </button>
        {isCopied.value !== null && (
          <span class="muted">{isCopied.value ? messages.copied : messages.notCopied}</span>
        )}
      </p>
    </div>
  );
}
