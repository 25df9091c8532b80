import { localNow } from '../clock.ts';
import { messages } from '../messages.ts';
import { waitText } from '../time.ts';

/** "next read in 42 s", counting down; nothing where no read is planned. */
export function NextRead({ at }: { readonly at: number | null }) {
  if (at === null) return null;
  const wait = at - localNow.value;
  return (
    <span class="next-read">
      {wait <= 0 ? messages.account.readDue : messages.account.nextRead(waitText(wait))}
    </span>
  );
}
