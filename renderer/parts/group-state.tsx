import type { GroupState } from '../../preload/contract.ts';
import { exactTimeText, timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';

interface GroupStateShapeProps {
  readonly state: GroupState;
  readonly size?: number;
}

/** The drawn half of a consumer group's state: each has its own outline, readable without colour. */
export function GroupStateShape({ state, size = 12 }: GroupStateShapeProps) {
  return (
    <svg class={`shape group-${state}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      <Outline state={state} />
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

function Outline({ state }: { readonly state: GroupState }) {
  switch (state) {
    case 'vanished':
      return (
        <rect
          x="2"
          y="2"
          width="8"
          height="8"
          fill="none"
          stroke="currentColor"
          stroke-width="1.8"
          stroke-dasharray="2.6 1.4"
        />
      );
    case 'stalled':
      return <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="currentColor" />;
    case 'growing':
      return (
        <path d="M6 1.6 L11 10.4 H1 Z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" />
      );
    case 'frozen':
      return <path d="M6 1 L11 6 L6 11 L1 6 Z" fill="currentColor" />;
    case 'unknown':
      return (
        <circle
          cx="6"
          cy="6"
          r="4.4"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-dasharray="2.3 1.6"
        />
      );
    case 'ok':
      return <circle cx="6" cy="6" r="4.6" fill="currentColor" />;
    case 'idle':
      return <circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6" />;
  }
}
