import type { Point } from 'electron';
import type { Machine } from '../calls.ts';
import { machine } from './machine.ts';
import { StrictEmitter } from './strict.ts';

type Display = Machine['displays'][number];

/** The displays of the machine. */
export class Screen extends StrictEmitter<{
  'display-added': [event: object, display: Display];
  'display-removed': [event: object, display: Display];
  'display-metrics-changed': [event: object, display: Display, changed: string[]];
}> {
  constructor() {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
  }

  getAllDisplays(): readonly Display[] {
    return machine.displays;
  }

  getPrimaryDisplay(): Display {
    const [first] = machine.displays;
    if (!first) throw new Error('The machine has no display.');
    return first;
  }

  getCursorScreenPoint(): Point {
    return machine.cursor;
  }

  getDisplayNearestPoint({ x, y }: Point): Display {
    const holds = ({ bounds }: Display): boolean =>
      x >= bounds.x && x < bounds.x + bounds.width && y >= bounds.y && y < bounds.y + bounds.height;
    return machine.displays.find(holds) ?? this.getPrimaryDisplay();
  }
}

/** See `electron.screen`. */
export const screen = new Screen();
