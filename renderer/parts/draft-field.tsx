import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';

interface DraftFieldProps {
  readonly label: string;
  /** What the application holds. */
  readonly value: string;
  readonly commit: (text: string) => Promise<unknown>;
  readonly isId?: boolean;
  readonly maxLength: number;
  readonly inputMode?: 'text' | 'numeric';
}

/**
 * A labelled field whose text goes to the application when it is left, by Enter, or when the page goes. Until that is
 * answered it shows what was typed.
 */
export function DraftField({
  label,
  value,
  commit,
  isId = false,
  maxLength,
  inputMode = 'text',
}: DraftFieldProps) {
  const id = useId();
  const draft = useSignal<string | null>(null);
  const sent = useRef<string | null>(null);
  const send = async () => {
    const text = draft.peek();
    // Leaving the field and leaving the page may both come with the same text.
    if (text === null || text === sent.current) return;
    sent.current = text;
    if (text !== value) await commit(text);
    sent.current = null;
    // What was typed meanwhile stays.
    if (draft.peek() === text) draft.value = null;
  };
  const sendNewest = useRef(send);
  sendNewest.current = send;
  useEffect(() => () => void sendNewest.current(), []);

  return (
    <div class="labelled">
      <label for={id}>{label}</label>
      <input
        id={id}
        class={isId ? 'field id-field' : 'field'}
        inputMode={inputMode}
        value={draft.value ?? value}
        maxLength={maxLength}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => (draft.value = event.currentTarget.value)}
        onChange={() => void send()}
      />
    </div>
  );
}
