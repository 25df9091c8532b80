import type { GroupState, StateBand } from '../../preload/contract.ts';
import { GROUP_STATES } from '../../preload/contract.ts';
import type { HistoryEvent } from '../history/data.ts';
import type { Steps } from './chart-steps.ts';

/** A state that a group was in from a moment on. */
interface StateFrom {
  readonly at: number;
  readonly state: GroupState;
}

/**
 * The states of a group as stretches of a chart: from its remembered changes, oldest first, and what it is now. Before
 * the first change it was what that change left.
 */
export function stateBands(
  events: readonly HistoryEvent[],
  now: StateFrom | undefined,
  { from, to, stepMs }: Steps,
): StateBand[] {
  const end = to + stepMs;
  const told = events.flatMap(stateFrom);
  // A state counts from its first sign, which may be before it was told.
  const isTold = told.at(-1)?.state === now?.state;
  const states = [...told, ...(now && !isTold ? [now] : [])].sort((a, b) => a.at - b.at);
  const first = events.flatMap(stateBefore)[0];
  const timeline = first ? [{ at: from, state: first }, ...states] : states;
  return timeline.flatMap(({ at, state }, index) => {
    const until = Math.min(timeline[index + 1]?.at ?? end, end);
    const since = Math.max(at, from);
    return until > since ? [{ from: since, to: until, state, label: state }] : [];
  });
}

function stateFrom({ at, detail }: HistoryEvent): StateFrom[] {
  const state = stateIn(detail, 'to');
  return state ? [{ at, state }] : [];
}

function stateBefore({ detail }: HistoryEvent): GroupState[] {
  const state = stateIn(detail, 'from');
  return state ? [state] : [];
}

/** What was read from a disk is looked at before it is believed. */
function stateIn(detail: unknown, name: 'from' | 'to'): GroupState | undefined {
  const value = (detail as Readonly<Record<string, unknown>> | null)?.[name];
  return GROUP_STATES.find((state) => state === value);
}
