import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

interface TextFieldProps {
  readonly id: string;
  readonly hintId: string | undefined;
  /** What holds. */
  readonly value: string;
  /** Sends what was typed; resolves with whether it was taken. */
  readonly commit: (text: string) => Promise<boolean>;
  readonly maxLength: number;
  readonly isInvalid?: boolean;
  readonly inputMode?: 'text' | 'numeric' | 'url';
  /** True where it has just been asked for. */
  readonly hasFocus?: boolean;
}

/** A field whose text is sent when it is left or by Enter. What was refused stays to be mended; Escape gives it up. */
export function TextField({
  id,
  hintId,
  value,
  commit,
  maxLength,
  isInvalid = false,
  inputMode = 'text',
  hasFocus = false,
}: TextFieldProps) {
  const draft = useSignal<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, []);
  const send = async () => {
    const text = draft.peek();
    if (text === null) return;
    const isTaken = await commit(text.trim());
    // What was typed meanwhile stays.
    if (isTaken && draft.peek() === text) draft.value = null;
  };
  return (
    <input
      ref={field}
      id={id}
      class={inputMode === 'numeric' ? 'field' : 'field id-field'}
      inputMode={inputMode}
      value={draft.value ?? value}
      maxLength={maxLength}
      autocomplete="off"
      spellcheck={false}
      aria-describedby={hintId}
      aria-invalid={isInvalid}
      onInput={(event) => (draft.value = event.currentTarget.value)}
      onChange={() => void send()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') draft.value = null;
      }}
    />
  );
}
