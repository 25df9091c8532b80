import type { Notice } from '../../preload/contract.ts';

/** More at once would be a wall. */
const MOST_SHOWN = 3;

/** The notices on the page, newest first, and how many gave way to others. */
export interface NoticeStack {
  readonly shown: readonly Notice[];
  readonly left: number;
}

export const EMPTY_STACK: NoticeStack = { shown: [], left: 0 };

/**
 * Puts a notice on top. One of the same id takes the place of the one before. Where there is no room the oldest goes that
 * is not critical, else the oldest.
 */
export function stacked({ shown, left }: NoticeStack, notice: Notice): NoticeStack {
  const next = [notice, ...shown.filter(({ id }) => id !== notice.id)];
  if (next.length <= MOST_SHOWN) return { shown: next, left };
  const older = next.slice(1);
  const going = older.findLast((each) => !staysOpen(each)) ?? older.at(-1);
  return { shown: next.filter((each) => each !== going), left: left + 1 };
}

/** Takes a notice away; with the last of them those that gave way are forgotten: they stand in the log. */
export function withoutNotice({ shown, left }: NoticeStack, notice: Notice): NoticeStack {
  const rest = shown.filter((each) => each !== notice);
  return rest.length === 0 ? EMPTY_STACK : { shown: rest, left };
}

/** Whether it stays until somebody closes it. */
export function staysOpen({ kind, severity }: Notice): boolean {
  return severity === 'critical' && kind === 'alert';
}
