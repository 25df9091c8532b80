import { useSignal } from '@preact/signals';
import { copyToClipboard } from '../parts/copy-text.tsx';
import { words } from './setup-messages.ts';

/** After the paste of a secret: it still lies on the clipboard, for every other program to read. */
export function ClipboardOffer() {
  const outcome = useSignal<'cleared' | 'refused' | null>(null);
  if (outcome.value === 'cleared') return <p class="muted">{words.paste.clipboardCleared}</p>;
  const clear = async () => {
    const isCleared = await copyToClipboard('', words.paste.clipboardCleared, words.paste.clipboardRefused);
    outcome.value = isCleared ? 'cleared' : 'refused';
  };
  return (
    <p class="offer">
      {outcome.value === 'refused' ? words.paste.clipboardRefused : words.paste.clipboard}
      <button type="button" class="button" onClick={() => void clear()}>
        {words.paste.clearClipboard}
      </button>
    </p>
  );
}
