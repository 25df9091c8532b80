import type { LiveAnswer } from '../live-answer.ts';
import { messages } from '../messages.ts';
import { EmptyState } from './empty-state.tsx';

interface UnansweredProps {
  readonly answer: LiveAnswer<unknown>;
  readonly wholePage?: boolean;
}

/** Stands where a question has never been answered: why, and the way out. */
export function Unanswered({ answer, wholePage = false }: UnansweredProps) {
  const { connection } = messages;
  if (answer.state.value.failure?.refused) {
    return <EmptyState wholePage={wholePage} title={connection.refusedTitle} text={connection.refusedText} />;
  }
  return (
    <EmptyState
      wholePage={wholePage}
      title={connection.failedTitle}
      text={connection.failedText}
      action={{ label: connection.askAgain, run: () => void answer.refresh() }}
    />
  );
}
