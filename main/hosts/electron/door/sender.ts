import type { IpcMainInvokeEvent } from 'electron';
import { originOf } from '../pages/page-path.ts';

/** What of an event tells who sent it. */
export interface Sender {
  readonly senderFrame: Pick<NonNullable<IpcMainInvokeEvent['senderFrame']>, 'url' | 'parent'> | null;
}

/**
 * Why a sender is not listened to; undefined for the main frame of one of our pages. Look at once: a frame that goes
 * away leaves null behind.
 */
export function senderRefusal({ senderFrame }: Sender, origin: string): string | undefined {
  if (senderFrame === null) return 'whoever asked has gone';
  if (senderFrame.parent !== null) return 'a frame inside a page asked';
  if (originOf(senderFrame.url) !== origin) return 'a page that is not of Laglight asked';
  return undefined;
}
