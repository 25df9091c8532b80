import type { GroupState } from '../../preload/contract.ts';
import { exactTimeText, timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { GROUP_OUTLINES } from './group-outline.ts';

interface GroupStateShapeProps {
  readonly state: GroupState;
  readonly size?: number;
}

/** The drawn half of a consumer group's state. */
export function GroupStateShape({ state, size = 12 }: GroupStateShapeProps) {
  const { path, stroke } = GROUP_OUTLINES[state];
  return (
    <svg class={`shape group-${state}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      {stroke === null ? (
        <path d={path} fill="currentColor" />
      ) : (
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          stroke-width={stroke.width}
          stroke-dasharray={stroke.dash.join(' ')}
        />
      )}
    </svg>
  );
}

interface GroupStateWordProps {
  readonly state: GroupState;
  /** Since when, in epoch milliseconds; null where that is not known. */
  readonly since?: number | null;
  readonly now: number;
}

/** Shape and word together, in the state's colour, and since when. */
export function GroupStateWord({ state, since = null, now }: GroupStateWordProps) {
  return (
    <span class={`state-word group-${state}`} title={since === null ? undefined : exactTimeText(since)}>
      <GroupStateShape state={state} />
      {messages.groupStates[state]}
      {since !== null && <span class="state-since">{messages.since(timeText(since, now))}</span>}
    </span>
  );
}
