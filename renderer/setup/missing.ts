import type { SetupState } from '../../preload/contract.ts';
import { words } from './setup-messages.ts';

/** Why Confluent cannot be asked anything yet; null when it can. */
export function missingCredentials({ key, hasSecret }: SetupState): string | null {
  if (key === '') return hasSecret ? words.paste.needsKey : words.paste.needsKeyAndSecret;
  return hasSecret ? null : words.paste.needsSecret;
}
