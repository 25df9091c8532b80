import { useSignal } from '@preact/signals';
import { useEffect, useId, useRef } from 'preact/hooks';
import type { SetupState } from '../../preload/contract.ts';
import { announce } from '../parts/announcer.tsx';
import { FileButton } from '../parts/file-button.tsx';
import { RefusalLine } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { ClipboardOffer } from './clipboard-offer.tsx';
import { words } from './setup-messages.ts';

interface PasteFieldProps {
  readonly state: SetupState;
  readonly store: Store;
}

/** A person who stops typing for so long wants to see what it came to. */
const PAUSE_MILLISECONDS = 700;

/**
 * The large field. A pasted text never becomes part of the page unless nothing could be made of it, because it may hold
 * a secret; a typed one leaves it with the focus, as soon as it was understood.
 */
export function PasteField({ state, store }: PasteFieldProps) {
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  const isReading = useSignal(false);
  const isRefused = useSignal(false);
  const isOnClipboard = useSignal(false);

  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    return () => clearTimeout(pause.current);
  }, []);

  const read = async (text: string): Promise<SetupState | null> => {
    clearTimeout(pause.current);
    if (text.trim() === '') return null;
    isReading.value = true;
    const answer = await store.setup.order(() => store.bridge.setupPaste({ text }));
    isReading.value = false;
    isRefused.value = answer === null;
    announce(answer?.reading?.format ?? answer?.problem?.title ?? words.paste.notRead);
    return answer;
  };
  /** Reads a whole text; only one that was not understood is left in the field, to be mended. */
  const take = async (text: string): Promise<SetupState | null> => {
    const answer = await read(text);
    if (field.current) field.current.value = answer?.problem ? text : '';
    return answer;
  };

  return (
    <div class="paste">
      <label class="paste-label" for={id}>
        {words.paste.label}
      </label>
      <textarea
        ref={field}
        id={id}
        class={state.reading === null ? 'field paste-text' : 'field paste-text short'}
        aria-describedby={`${id}-hint`}
        placeholder={state.reading === null ? undefined : words.paste.again}
        autocomplete="off"
        spellcheck={false}
        onPaste={(event) => {
          const text = event.clipboardData?.getData('text/plain') ?? '';
          if (text === '') return;
          event.preventDefault();
          void take(text).then((answer) => (isOnClipboard.value = answer?.hasSecret === true));
        }}
        onDrop={(event) => {
          const file = event.dataTransfer?.files[0];
          event.preventDefault();
          if (file) void file.text().then(take);
          else void take(event.dataTransfer?.getData('text/plain') ?? '');
        }}
        onInput={(event) => {
          const { value } = event.currentTarget;
          clearTimeout(pause.current);
          pause.current = setTimeout(() => void read(value), PAUSE_MILLISECONDS);
        }}
        onChange={(event) => void take(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} class="muted">
        {state.reading === null ? words.paste.hint : words.paste.notSent}
      </p>
      <div class="paste-tools">
        <FileButton label={words.paste.chooseFile} take={(text) => void take(text)} />
        {isReading.value && <span class="muted">{words.paste.reading}</span>}
      </div>
      {isRefused.value && <RefusalLine reason={words.paste.notRead} />}
      {isOnClipboard.value && <ClipboardOffer />}
    </div>
  );
}
