import type { GroupSummary, Overview } from '../../preload/contract.ts';

/** Pinned groups that are well: those in trouble stand among the troubled already. */
export function pinnedAtEase({ troubled, pinned }: Overview): readonly GroupSummary[] {
  return pinned.filter((group) => !troubled.some((other) => isSame(other, group)));
}

function isSame(a: GroupSummary, b: GroupSummary): boolean {
  return a.clusterId === b.clusterId && a.group === b.group;
}
