import type { QuietHours } from '../../preload/contract.ts';
import { words } from './alert-messages.ts';

/** A quiet time as it is typed: `HH:MM`, or empty. */
export interface QuietDraft extends Omit<QuietHours, 'from' | 'to'> {
  readonly from: string;
  readonly to: string;
}

const NIGHT: QuietDraft = { days: [1, 2, 3, 4, 5], from: '22:00', to: '07:00', isCriticalLetThrough: true };

/** What a new quiet time starts from: the nights of a working week. */
export function newQuietTime(): QuietDraft {
  return NIGHT;
}

/** Quiet hours as their fields show them. */
export function quietDrafts(hours: readonly QuietHours[]): QuietDraft[] {
  return hours.map((each) => ({ ...each, from: clock(each.from), to: clock(each.to) }));
}

/** The quiet hours that were typed, or what is missing, by their place in the list. */
export function quietHoursOf(
  drafts: readonly QuietDraft[],
): { readonly hours: QuietHours[] } | { readonly mistakes: ReadonlyMap<number, string> } {
  const hours: QuietHours[] = [];
  const mistakes = new Map<number, string>();
  drafts.forEach((draft, place) => {
    const from = minuteOfDay(draft.from);
    const to = minuteOfDay(draft.to);
    if (draft.days.length === 0) mistakes.set(place, words.chooseDay);
    else if (from === null || to === null) mistakes.set(place, words.incompleteTime);
    else hours.push({ ...draft, days: draft.days.toSorted((a, b) => a - b), from, to });
  });
  return mistakes.size > 0 ? { mistakes } : { hours };
}

/** Where it ends, where that is not on the day it begins. */
export function endRemark({ from, to }: QuietDraft): string | null {
  const [begins, ends] = [minuteOfDay(from), minuteOfDay(to)];
  if (begins === null || ends === null || ends > begins) return null;
  return ends === begins ? words.wholeDay : words.nextDay;
}

function clock(minute: number): string {
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

function minuteOfDay(text: string): number | null {
  const [, hours, minutes] = /^(\d{2}):(\d{2})/.exec(text) ?? [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}
