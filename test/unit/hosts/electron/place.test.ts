import { describe, expect, it } from 'vitest';
import { placeAtIcon, placeInCorner } from '../../../../main/hosts/electron/windows/place.ts';

const SIZE = { width: 360, height: 400 };
const BOUNDS = { x: 0, y: 0, width: 1920, height: 1080 };

/** A screen with a panel of 40 pixels at one side. */
function screenWithPanel(side: 'top' | 'bottom' | 'left' | 'right', at = { x: 0, y: 0 }) {
  const workArea = {
    top: { x: 0, y: 40, width: 1920, height: 1040 },
    bottom: { x: 0, y: 0, width: 1920, height: 1040 },
    left: { x: 40, y: 0, width: 1880, height: 1080 },
    right: { x: 0, y: 0, width: 1880, height: 1080 },
  }[side];
  return {
    bounds: { ...BOUNDS, ...at },
    workArea: { ...workArea, x: workArea.x + at.x, y: workArea.y + at.y },
  };
}

describe('the glance window at the icon', () => {
  it.each([
    ['top', { x: 1000, y: 8, width: 24, height: 24 }, { x: 832, y: 40 }],
    ['bottom', { x: 1000, y: 1048, width: 24, height: 24 }, { x: 832, y: 640 }],
    ['left', { x: 8, y: 1000, width: 24, height: 24 }, { x: 40, y: 624 }],
    ['left', { x: 8, y: 20, width: 24, height: 24 }, { x: 40, y: 20 }],
    ['right', { x: 1888, y: 1000, width: 24, height: 24 }, { x: 1520, y: 624 }],
  ] as const)('stands beside a panel at the %s', (side, icon, expected) => {
    expect(placeAtIcon(icon, screenWithPanel(side), SIZE)).toEqual({ ...SIZE, ...expected });
  });

  it('stays on the screen when the icon is in the corner', () => {
    const icon = { x: 1890, y: 1048, width: 24, height: 24 };
    expect(placeAtIcon(icon, screenWithPanel('bottom'), SIZE)).toEqual({ ...SIZE, x: 1560, y: 640 });
  });

  it('stays on a second screen, left of the first', () => {
    const icon = { x: -1900, y: 8, width: 24, height: 24 };
    const second = screenWithPanel('top', { x: -1920, y: 0 });
    expect(placeAtIcon(icon, second, SIZE)).toEqual({ ...SIZE, x: -1920, y: 40 });
  });

  it('is cut to a screen that is too small for it', () => {
    const tiny = { x: 0, y: 40, width: 320, height: 200 };
    const icon = { x: 100, y: 8, width: 24, height: 24 };
    expect(placeAtIcon(icon, { bounds: tiny, workArea: tiny }, SIZE)).toEqual(tiny);
  });
});

describe('the glance window where the icon is unknown', () => {
  it.each([
    ['top', { x: 1552, y: 48 }],
    ['bottom', { x: 1552, y: 632 }],
    ['left', { x: 48, y: 672 }],
    ['right', { x: 1512, y: 8 }],
  ] as const)('stands in the corner that a panel at the %s suggests', (side, expected) => {
    expect(placeInCorner(screenWithPanel(side), SIZE)).toEqual({ ...SIZE, ...expected });
  });

  it('stands in the upper right corner of a screen without panels', () => {
    const screen = { bounds: BOUNDS, workArea: BOUNDS };
    expect(placeInCorner(screen, SIZE)).toEqual({ ...SIZE, x: 1552, y: 8 });
  });
});
