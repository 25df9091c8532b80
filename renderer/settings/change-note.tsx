import { RefusalLine } from '../parts/refusal.tsx';
import { words } from './settings-messages.ts';
import type { Change } from './use-change.ts';

interface ChangeNoteProps {
  /** What was changed, for those who listen. */
  readonly label: string;
  readonly change: Pick<Change<unknown>, 'undo' | 'said' | 'refusal'>;
  /** Why what holds could not be carried out. */
  readonly problem?: string | null;
}

/** Below a setting: what became of the last change and the way back, or why it was not done. */
export function ChangeNote({ label, change: { undo, said, refusal }, problem = null }: ChangeNoteProps) {
  return (
    <>
      {refusal !== null && <RefusalLine reason={refusal} />}
      {refusal === null && problem !== null && <RefusalLine reason={problem} />}
      {refusal === null && said !== null && (
        <p class="setting-note muted">
          {said}
          {undo !== null && (
            <button
              type="button"
              class="button quiet"
              aria-label={words.undoOf(label)}
              onClick={(event) => {
                const setting = event.currentTarget.closest('.setting');
                undo();
                // Once it shows what holds again: of several choices that is the one to stand on.
                requestAnimationFrame(() => focusWithin(setting));
              }}
            >
              {words.undo}
            </button>
          )}
        </p>
      )}
    </>
  );
}

/** This button goes with what it takes back; the focus goes to the setting itself. */
function focusWithin(setting: Element | null): void {
  const field =
    setting?.querySelector<HTMLElement>('input:checked') ??
    setting?.querySelector<HTMLElement>('input, select, button');
  field?.focus();
}
