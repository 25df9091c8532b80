import { describe, expect, it } from 'vitest';
import { contextTemplate } from '../../../../main/hosts/electron/windows/context-template.ts';
import { parseWindowState, restoredState } from '../../../../main/hosts/electron/windows/window-state.ts';

const area = (x: number, width = 1920, height = 1040) => ({
  bounds: { x, y: 0, width, height },
  workArea: { x, y: 0, width, height },
});
const FIRST = area(0);
const SECOND = area(1920);

describe('the main window', () => {
  it('stands in the middle of the first screen at the first start', () => {
    expect(restoredState(undefined, [FIRST, SECOND])).toEqual({
      bounds: { x: 410, y: 140, width: 1100, height: 760 },
      isMaximized: false,
    });
  });

  it('fits a screen that is smaller than its usual size', () => {
    expect(restoredState(undefined, [area(0, 800, 600)]).bounds).toEqual({
      x: 0,
      y: 0,
      width: 800,
      height: 600,
    });
  });

  it('comes back where it was, on the second screen too', () => {
    const state = { bounds: { x: 2000, y: 50, width: 900, height: 700 }, isMaximized: true };
    expect(restoredState(state, [FIRST, SECOND])).toEqual(state);
  });

  it('goes to the first screen, in its size, when its own is gone', () => {
    const state = { bounds: { x: 2000, y: 50, width: 900, height: 700 }, isMaximized: false };
    expect(restoredState(state, [FIRST]).bounds).toEqual({ x: 510, y: 170, width: 900, height: 700 });
  });

  it('is moved back in where it sticks out', () => {
    const state = { bounds: { x: -300, y: -40, width: 900, height: 700 }, isMaximized: false };
    expect(restoredState(state, [FIRST]).bounds).toEqual({ x: 0, y: 0, width: 900, height: 700 });
  });

  it('is brought into sight where hardly any of it can be seen', () => {
    const state = { bounds: { x: 1900, y: 1000, width: 900, height: 700 }, isMaximized: false };
    expect(restoredState(state, [FIRST]).bounds).toEqual({ x: 510, y: 170, width: 900, height: 700 });
  });
});

describe('what was kept of the main window', () => {
  const good = { bounds: { x: -10, y: 0, width: 900, height: 700 }, isMaximized: true };

  it('is taken as it was written', () => {
    expect(parseWindowState(JSON.parse(JSON.stringify(good)))).toEqual(good);
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    { bounds: null },
    { bounds: { x: 0, y: 0, width: 900 } },
    { bounds: { x: 0.5, y: 0, width: 900, height: 700 } },
    { bounds: { x: 0, y: 0, width: 9e99, height: 700 } },
    { bounds: { x: 0, y: 0, width: 10, height: 10 } },
    { bounds: { x: '0', y: 0, width: 900, height: 700 } },
  ])('is nothing where it makes no sense: %j', (kept) => {
    expect(parseWindowState(kept)).toBeUndefined();
  });
});

describe('a right click', () => {
  const roles = (place: Parameters<typeof contextTemplate>[0]) =>
    contextTemplate(place).map(({ role }) => role);

  it('offers what can be done at its place', () => {
    expect(roles({ isEditable: true, selectionText: '' })).toContain('paste');
    expect(roles({ isEditable: false, selectionText: 'lkc-1' })).toEqual(['copy']);
    expect(roles({ isEditable: false, selectionText: ' ' })).toEqual([]);
  });
});
