import type { StateChange } from '../../preload/contract.ts';
import { exactTimeText, timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { GroupStateWord } from '../parts/group-state.tsx';

interface GroupChangesProps {
  readonly changes: readonly StateChange[];
  readonly now: number;
}

const words = messages.group;

/** What a group did until now, newest first, each with its evidence. */
export function GroupChanges({ changes, now }: GroupChangesProps) {
  return (
    <section class="group-section" aria-label={words.changes}>
      <h2 class="section-title">{words.changes}</h2>
      {changes.length === 0 && <p class="muted">{words.noChanges}</p>}
      <ol class="changes">
        {changes.map(({ at, from, to, evidence }) => (
          <li key={`${at} ${to}`} class="change">
            <time class="muted" dateTime={new Date(at).toISOString()} title={exactTimeText(at)}>
              {timeText(at, now)}
            </time>
            <GroupStateWord state={to} now={now} />
            <span class="change-what">
              {evidence}
              {from !== null && (
                <span class="change-evidence muted">{words.before(messages.groupStates[from])}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
