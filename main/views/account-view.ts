import type { AccountSummary } from '../../preload/contract.ts';

/** Who an account is, beside how it fares. */
export type AccountIdentity = Pick<AccountSummary, 'id' | 'name' | 'isDemo' | 'key'>;

/** How an account that is read fares. */
export type AccountState = Pick<
  AccountSummary,
  'health' | 'failure' | 'nextReadAt' | 'budget' | 'refreshRefusal'
>;

/** Of an account that is switched off nothing is known, and nothing is wrong. */
const SWITCHED_OFF: AccountState = {
  health: 'starting',
  failure: null,
  nextReadAt: null,
  budget: { used: 0, limit: 0 },
  refreshRefusal: 'This account is switched off.',
};

/** An account in the overview; without a state it is switched off. */
export function accountSummary(identity: AccountIdentity, state: AccountState | undefined): AccountSummary {
  return { ...identity, ...(state ?? SWITCHED_OFF), isEnabled: state !== undefined };
}
