import type { GroupState } from '../../preload/contract.ts';

/** How a state is drawn in a square of 12 by 12: an SVG path, filled, or a stroke with its dashes. */
export interface Outline {
  readonly path: string;
  readonly stroke: { readonly width: number; readonly dash: readonly number[] } | null;
}

const RING = 'M6 1.6 A4.4 4.4 0 1 1 6 10.4 A4.4 4.4 0 1 1 6 1.6 Z';
const SQUARE = 'M2 2 H10 V10 H2 Z';

/** Each state of a consumer group has its own outline, readable without colour; on the page and on a canvas. */
export const GROUP_OUTLINES: Readonly<Record<GroupState, Outline>> = {
  vanished: { path: SQUARE, stroke: { width: 1.8, dash: [2.6, 1.4] } },
  stalled: { path: 'M1.5 1.5 H10.5 V10.5 H1.5 Z', stroke: null },
  growing: { path: 'M6 1.2 L11.2 10.6 H0.8 Z', stroke: null },
  frozen: { path: 'M6 0.8 L11.2 6 L6 11.2 L0.8 6 Z', stroke: null },
  unknown: { path: RING, stroke: { width: 1.6, dash: [2.3, 1.6] } },
  ok: { path: RING, stroke: null },
  idle: { path: RING, stroke: { width: 1.6, dash: [] } },
};
