import type { Display, Point, Rectangle, Size } from 'electron';

/** A screen: all of it, and what panels and docks leave. */
export type Screen = Pick<Display, 'bounds' | 'workArea'>;

/** Between the window and what it stands beside, in pixels. */
const MARGIN = 8;

/** The glance window beside the tray's icon: below a panel at the top, above one at the bottom, never off the screen. */
export function placeAtIcon(icon: Rectangle, { workArea }: Screen, size: Size): Rectangle {
  const isLeft = icon.x + icon.width <= workArea.x;
  const isRight = icon.x >= workArea.x + workArea.width;
  const isUpperHalf = icon.y + icon.height / 2 < workArea.y + workArea.height / 2;
  const beside = isLeft ? icon.x + icon.width + MARGIN : icon.x - size.width - MARGIN;
  const centred = icon.x + (icon.width - size.width) / 2;
  const x = isLeft || isRight ? beside : centred;
  const aligned = icon.y + icon.height - size.height;
  const below = isUpperHalf ? icon.y + icon.height + MARGIN : icon.y - size.height - MARGIN;
  const y = isLeft || isRight ? (isUpperHalf ? icon.y : aligned) : below;
  return within(workArea, { x, y, ...size });
}

/** The glance window in the corner of the screen where a tray is most likely: that of the panel, else the upper right. */
export function placeInCorner({ bounds, workArea }: Screen, size: Size): Rectangle {
  const isPanelBelow = workArea.y + workArea.height < bounds.y + bounds.height && workArea.y === bounds.y;
  const isPanelLeft = workArea.x > bounds.x && workArea.y === bounds.y && !isPanelBelow;
  const x = isPanelLeft ? workArea.x + MARGIN : workArea.x + workArea.width - size.width - MARGIN;
  const y =
    isPanelBelow || isPanelLeft ? workArea.y + workArea.height - size.height - MARGIN : workArea.y + MARGIN;
  return within(workArea, { x, y, ...size });
}

/** What of `wanted` fits, moved into `area` where it sticks out. */
export function within(area: Rectangle, wanted: Rectangle): Rectangle {
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  return {
    x: Math.round(clamped(wanted.x, area.x, area.x + area.width - width)),
    y: Math.round(clamped(wanted.y, area.y, area.y + area.height - height)),
    width,
    height,
  };
}

/** How much of `inner` lies inside `outer`, in square pixels. */
export function overlap(inner: Rectangle, outer: Rectangle): number {
  const width = Math.min(inner.x + inner.width, outer.x + outer.width) - Math.max(inner.x, outer.x);
  const height = Math.min(inner.y + inner.height, outer.y + outer.height) - Math.max(inner.y, outer.y);
  return Math.max(0, width) * Math.max(0, height);
}

/** The middle of a rectangle. */
export function middleOf({ x, y, width, height }: Rectangle): Point {
  return { x: Math.round(x + width / 2), y: Math.round(y + height / 2) };
}

function clamped(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(value, most));
}
