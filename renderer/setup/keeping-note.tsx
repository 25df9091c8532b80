import type { SetupState } from '../../preload/contract.ts';
import { RefusalLine } from '../parts/refusal.tsx';
import { words } from './setup-messages.ts';

/** Where the secret will be; marked where that is not the keychain. */
export function KeepingNote({ keeping }: { readonly keeping: SetupState['keeping'] }) {
  if (keeping.notice === null) return <p class="muted">{words.keychain}</p>;
  return <RefusalLine reason={keeping.notice} />;
}
