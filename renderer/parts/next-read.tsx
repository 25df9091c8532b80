import type { ReadonlySignal } from '@preact/signals';
import { messages } from '../messages.ts';
import { waitText } from '../../preload/time.ts';

interface NextReadProps {
  readonly at: number | null;
  /** The application's clock, in epoch milliseconds. */
  readonly now: ReadonlySignal<number>;
}

/** "next read in 42 s", counting down; nothing where no read is planned. */
export function NextRead({ at, now }: NextReadProps) {
  if (at === null) return null;
  const wait = at - now.value;
  return (
    <span class="muted">
      {wait <= 0 ? messages.account.readDue : messages.account.nextRead(waitText(wait))}
    </span>
  );
}
