import { KeychainTimeout } from './keychain.ts';

const BY_ENVIRONMENT =
  'Without a keychain, give the key in the environment variables LAGLIGHT_API_KEY and LAGLIGHT_API_SECRET.';

/** What keytar's messages mean, told by parts that no translation changes, where there are such. First match wins. */
const MEANINGS: readonly { readonly part: RegExp; readonly sentence: string; readonly isLocked: boolean }[] =
  [
    {
      part: /load keytar|libsecret/,
      sentence:
        'The part of Laglight that reaches the keychain did not load. On Linux, install libsecret (Debian and Ubuntu: ' +
        'libsecret-1-0) and start Laglight again.',
      isLocked: false,
    },
    {
      part: /autolaunch|\$DISPLAY|DBUS_SESSION_BUS_ADDRESS|Could not connect/,
      sentence: `There is no session bus, through which Linux reaches the keychain: this is no desktop session. ${BY_ENVIRONMENT}`,
      isLocked: false,
    },
    {
      part: /org\.freedesktop\.secrets/,
      sentence:
        'No keychain service runs in this session. Install and start one, such as gnome-keyring or KWallet, and start ' +
        'Laglight again.',
      isLocked: false,
    },
    {
      part: /locked collection|IsLocked|prompt was dismissed|canceled|interaction is not allowed/i,
      sentence: 'The keychain is locked. Unlock it and try again.',
      isLocked: true,
    },
    {
      part: /\/secrets\/collection\//,
      sentence:
        'The keychain has no keyring to put a secret in. Create a default keyring, for instance by logging in on the ' +
        `desktop once, and try again. ${BY_ENVIRONMENT}`,
      isLocked: false,
    },
  ];

/** A failure of the keychain as a person can be told. */
export interface KeychainProblem {
  /** What happened and what to do about it. */
  readonly sentence: string;
  /** There is a keychain: it waits to be unlocked, or answers too late. */
  readonly isLocked: boolean;
}

/** What it means that a call to the keychain failed. Never holds one of `secrets`, whatever the keychain says. */
export function describeKeychainError(error: unknown, secrets: Iterable<string> = []): KeychainProblem {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof KeychainTimeout || message.includes('Timeout was reached')) {
    const sentence =
      'The keychain does not answer. Unlock it if it asks for that; else restart it or log in again, and try again.';
    return { sentence, isLocked: true };
  }
  const known = MEANINGS.find(({ part }) => part.test(message));
  if (known !== undefined) return known;
  const isSafe = [...secrets].every((secret) => !message.includes(secret));
  const reason = isSafe ? `: ${message.replace(/\.?\s*$/, '')}` : '';
  return { sentence: `The keychain refused${reason}. Try again, or restart it.`, isLocked: false };
}
