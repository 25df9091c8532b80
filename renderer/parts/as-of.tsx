import { messages } from '../messages.ts';
import { exactTimeText, timeText } from '../../preload/time.ts';

interface AsOfProps {
  /** The minute the values belong to; null before the first. */
  readonly minute: number | null;
  readonly now: number;
}

/** "as of 12:03", the exact minute on hover. */
export function AsOf({ minute, now }: AsOfProps) {
  if (minute === null) return <span class="as-of">{messages.noData}</span>;
  return (
    <time class="as-of" dateTime={new Date(minute).toISOString()} title={exactTimeText(minute)}>
      {messages.asOf(timeText(minute, now))}
    </time>
  );
}
