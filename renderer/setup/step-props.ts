import type { Overview, SetupState } from '../../preload/contract.ts';
import type { Store } from '../store.ts';

/** What a step of set-up works with. */
export interface StepProps {
  readonly state: SetupState;
  readonly overview: Overview;
  readonly store: Store;
}
