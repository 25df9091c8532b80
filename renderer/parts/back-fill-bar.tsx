import type { BackFillProgress } from '../../preload/contract.ts';
import { quantityText } from '../../preload/format.ts';
import { stretchText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { ProgressBar } from './progress-bar.tsx';

interface BackFillBarProps {
  readonly backFill: BackFillProgress;
  readonly now: number;
}

/** Minutes that were missed are being fetched: how far that is, and where it is at. */
export function BackFillBar({ backFill, now }: BackFillBarProps) {
  const { done, sentence, from, to } = backFill;
  const words = messages.backFill;
  return (
    <div class="back-fill" role="group" aria-label={words.title}>
      <span>{sentence}</span>
      <span class="muted">{words.stretch(stretchText(from, to, now))}</span>
      <ProgressBar label={words.title} done={done} />
      <span class="quantity">{quantityText(Math.floor(done * 100) / 100, 'ratio')}</span>
    </div>
  );
}
