import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { messages } from '../messages.ts';
import { announce } from './announcer.tsx';

interface CopyTextProps {
  readonly text: string;
  /** What is copied, for the button's name: "cluster id". */
  readonly what: string;
  /** What to show instead of the text. */
  readonly shown?: string;
}

const FEEDBACK_MILLISECONDS = 1500;

/** Puts text on the clipboard and says so; the answer tells whether it worked. */
export async function copyToClipboard(
  text: string,
  done: string = messages.copied,
  refused: string = messages.notCopied,
): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    announce(done);
    return true;
  } catch {
    announce(refused);
    return false;
  }
}

/** An identifier in a monospaced face that is copied by a click. */
export function CopyText({ text, what, shown = text }: CopyTextProps) {
  const copied = useSignal(false);
  useEffect(() => {
    if (!copied.value) return undefined;
    const timer = setTimeout(() => (copied.value = false), FEEDBACK_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [copied.value]);
  return (
    <button
      type="button"
      class="copy-text"
      title={messages.copy(what)}
      onClick={() => void copyToClipboard(text).then((done) => (copied.value = done))}
    >
      <span class="id">{shown}</span>
      <span class="copy-mark" aria-hidden="true">
        {copied.value ? messages.copied : ''}
      </span>
    </button>
  );
}
