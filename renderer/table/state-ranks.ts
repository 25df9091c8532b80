import type { DataTable, GroupState } from '../../preload/contract.ts';

/** How much of a person's attention a state wants. */
const SEVERITY: Readonly<Record<GroupState, number>> = {
  vanished: 6,
  stalled: 5,
  growing: 4,
  frozen: 3,
  unknown: 2,
  ok: 1,
  idle: 0,
};
/** Longer than any lag in time, in milliseconds: 300 years. */
const BEYOND_ANY_LAG = 1e13;

/** Numbers that sort the rows of a table of groups, worst highest: by state, then by lag in time, else by the first number. */
export function stateRanks({ states, columns, values, vanishedSince }: DataTable): Float64Array {
  const spans = columns.findIndex(({ unit }) => unit === 'milliseconds');
  const within = values[spans === -1 ? 0 : spans];
  return Float64Array.from(vanishedSince, (_, row) => {
    const state = states?.[row];
    const further = Math.min(BEYOND_ANY_LAG - 1, Math.max(0, within?.[row] ?? 0));
    return state === undefined ? Number.NaN : SEVERITY[state] * BEYOND_ANY_LAG + further;
  });
}
