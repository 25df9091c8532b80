import { GROUP_STATES } from '../../preload/contract.ts';
import type { GroupState } from '../../preload/contract.ts';

const ranks = new Map(GROUP_STATES.map((state, rank) => [state, rank]));

/** Orders states: the smaller the worse. */
export function stateRank(state: GroupState): number {
  return ranks.get(state) ?? GROUP_STATES.length;
}

/** States that somebody should look at. */
export function isTrouble(state: GroupState): boolean {
  return state === 'vanished' || state === 'stalled' || state === 'growing';
}
