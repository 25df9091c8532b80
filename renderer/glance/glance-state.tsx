import { exactTimeText, timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';

interface GlanceStateProps {
  readonly word: string;
  /** The class that gives the word its colour. */
  readonly colour: string;
  /** Since when, in epoch milliseconds; null where that is not known or does not matter. */
  readonly since: number | null;
  readonly now: number;
}

/** A state in a word and since when; its shape stands before the name. */
export function GlanceState({ word, colour, since, now }: GlanceStateProps) {
  return (
    <span class="glance-state" title={since === null ? undefined : exactTimeText(since)}>
      <span class={colour}>{word}</span>
      {since !== null && ` ${messages.since(timeText(since, now))}`}
    </span>
  );
}
