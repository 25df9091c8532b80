import type { SetupState } from '../../preload/contract.ts';
import { StateShape } from '../parts/state-shape.tsx';
import { words } from './setup-messages.ts';

/** What a pasted text came to: understood, left aside, still missing; or why nothing could be made of it. */
export function ReadingSummary({ state }: { readonly state: SetupState }) {
  const { reading, problem } = state;
  if (problem) {
    return (
      <div class="reading">
        <p class="failure-line">
          <StateShape health="warning" />
          <strong class="failure-title">{problem.title}</strong>
        </p>
        <p>{problem.advice}</p>
      </div>
    );
  }
  if (!reading) return null;
  return (
    <div class="reading">
      <p class="section-title">{reading.format}</p>
      <Sentences title={words.paste.understood} sentences={reading.understood} />
      <Sentences title={words.paste.ignored} sentences={reading.ignored} isMuted />
      <Sentences title={words.paste.missing} sentences={missing(state)} />
    </div>
  );
}

interface SentencesProps {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly isMuted?: boolean;
}

function Sentences({ title, sentences, isMuted = false }: SentencesProps) {
  if (sentences.length === 0) return null;
  return (
    <div class="reading-part">
      <h2 class="label">{title}</h2>
      <ul class={isMuted ? 'muted' : ''}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </div>
  );
}

function missing({ key, hasSecret, clusters }: SetupState): string[] {
  const { paste } = words;
  return [
    ...(key === '' ? [paste.missingKey] : []),
    ...(hasSecret ? [] : [paste.missingSecret]),
    ...(clusters.length === 0 ? [paste.missingClusters] : []),
  ];
}
