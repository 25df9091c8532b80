import { useSignal } from '@preact/signals';
import type { ExportedFile } from '../../preload/contract.ts';
import { announce } from '../parts/announcer.tsx';
import { downloadText } from '../parts/download.ts';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import { RefusalLine } from '../parts/refusal.tsx';
import { words } from './settings-messages.ts';

interface SaveButtonProps {
  readonly label: string;
  /** Makes the file; null where there is nothing to put into it. */
  readonly make: () => Promise<ExportedFile | null>;
}

type Outcome = { readonly made: string } | { readonly problem: string };

/** Has a file made and hands it to the user to keep. */
export function SaveButton({ label, make }: SaveButtonProps) {
  const isRunning = useSignal(false);
  const outcome = useSignal<Outcome | null>(null);
  const { diagnosis } = words;
  const save = async () => {
    if (isRunning.peek()) return;
    isRunning.value = true;
    outcome.value = await make().then(kept, (): Outcome => ({ problem: diagnosis.notMade }));
    announce('made' in outcome.value ? outcome.value.made : outcome.value.problem);
    isRunning.value = false;
  };
  const known = outcome.value;
  return (
    <div class="save-file">
      <button
        type="button"
        class="button"
        aria-label={label}
        aria-disabled={isRunning}
        onClick={() => void save()}
      >
        <MiddleEllipsis text={label} />
      </button>
      {known !== null && 'made' in known && <span class="muted">{known.made}</span>}
      {known !== null && 'problem' in known && <RefusalLine reason={known.problem} />}
    </div>
  );
}

function kept(file: ExportedFile | null): Outcome {
  if (file === null) return { problem: words.diagnosis.noScrape };
  downloadText(file.fileName, file.mediaType, file.text);
  return { made: words.diagnosis.made(file.fileName) };
}
