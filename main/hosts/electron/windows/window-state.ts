import type { Rectangle } from 'electron';
import { overlap, within, type Screen } from './place.ts';

/** Where the main window was. */
export interface WindowState {
  /** When it is not maximised. */
  readonly bounds: Rectangle;
  readonly isMaximized: boolean;
}

const USUAL_SIZE = { width: 1100, height: 760 };
/** Below this the pages have nothing to show. */
export const LEAST_SIZE = { width: 360, height: 320 };
/** A window of which less can be seen could not be moved by hand. */
const LEAST_VISIBLE_SHARE = 0.25;

/**
 * Where the main window goes: where it was, moved back where its screen is gone or has shrunk; in the middle of the
 * first of `screens` where nothing is remembered. There is always at least one screen.
 */
export function restoredState(
  remembered: WindowState | undefined,
  screens: readonly [Screen, ...Screen[]],
): WindowState {
  const [first] = screens;
  if (remembered === undefined) return { bounds: centredOn(first), isMaximized: false };
  const { bounds, isMaximized } = remembered;
  const home = screens.reduce((best, screen) =>
    overlap(bounds, screen.workArea) > overlap(bounds, best.workArea) ? screen : best,
  );
  const isInSight = overlap(bounds, home.workArea) >= bounds.width * bounds.height * LEAST_VISIBLE_SHARE;
  if (isInSight) return { bounds: within(home.workArea, bounds), isMaximized };
  const { width, height } = bounds;
  return { bounds: centredOn(first, { width, height }), isMaximized };
}

/** What was kept of a window, from a file that anybody may have changed; undefined where it makes no sense. */
export function parseWindowState(kept: unknown): WindowState | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  const { bounds, isMaximized } = kept as { bounds?: unknown; isMaximized?: unknown };
  if (typeof bounds !== 'object' || bounds === null) return undefined;
  const { x, y, width, height } = bounds as Partial<Record<keyof Rectangle, unknown>>;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined;
  if (width < LEAST_SIZE.width || height < LEAST_SIZE.height) return undefined;
  return { bounds: { x, y, width, height }, isMaximized: isMaximized === true };
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value);
}

function centredOn({ workArea }: Screen, { width, height } = USUAL_SIZE): Rectangle {
  const x = workArea.x + (workArea.width - width) / 2;
  const y = workArea.y + (workArea.height - height) / 2;
  return within(workArea, { x, y, width, height });
}
