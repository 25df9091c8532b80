import type { Point, Rectangle, Tray as RealTray } from 'electron';
import type { TrayView } from '../calls.ts';
import { machine } from './machine.ts';
import type { Menu } from './menu.ts';
import { type NativeImage, toImage } from './native-image.ts';
import { StrictEmitter } from './strict.ts';

export interface Events {
  click: [event: object, bounds: Rectangle, position: Point];
  'right-click': [event: object, bounds: Rectangle];
  'double-click': [event: object, bounds: Rectangle];
}

const NOWHERE: Rectangle = { x: 0, y: 0, width: 0, height: 0 };

/** Trays that are not destroyed. */
export const trays = new Set<Tray>();

/** The icon in the panel: what it shows, and how often each part was drawn. */
export class Tray
  extends StrictEmitter<Events>
  implements Pick<RealTray, 'setToolTip' | 'setTitle' | 'getBounds' | 'isDestroyed' | 'destroy'>
{
  #image: NativeImage;
  #tooltip = '';
  #title = '';
  #menu: Menu | null = null;
  #isDestroyed = false;
  readonly #draws = { image: 1, tooltip: 0, title: 0, menu: 0 };

  constructor(image: NativeImage | string) {
    super('Tray', ['click', 'right-click', 'double-click']);
    this.#image = toImage(image);
    trays.add(this);
  }

  setImage(image: NativeImage | string): void {
    this.#draw('image');
    this.#image = toImage(image);
  }

  setToolTip(toolTip: string): void {
    this.#draw('tooltip');
    this.#tooltip = toolTip;
  }

  setTitle(title: string): void {
    this.#draw('title');
    this.#title = title;
  }

  setContextMenu(menu: Menu | null): void {
    this.#draw('menu');
    this.#menu = menu;
  }

  setIgnoreDoubleClickEvents(): void {
    this.#alive();
  }

  popUpContextMenu(menu?: Menu): void {
    this.#alive();
    if (!menu && !this.#menu) throw new Error('There is no menu to pop up.');
  }

  getBounds(): Rectangle {
    this.#alive();
    return machine.trayBounds ?? NOWHERE;
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }

  destroy(): void {
    this.#isDestroyed = true;
    trays.delete(this);
    this.bury();
  }

  click(button: keyof Events): void {
    this.emit(button, {}, this.getBounds(), machine.cursor);
  }

  choose(path: readonly string[]): void {
    if (!this.#menu) throw new Error('The tray has no menu.');
    this.#menu.choose(path);
  }

  view(): TrayView {
    return {
      image: this.#image.view(),
      tooltip: this.#tooltip,
      title: this.#title,
      menu: this.#menu?.view() ?? null,
      draws: this.#draws,
    };
  }

  #draw(part: keyof TrayView['draws']): void {
    this.#alive();
    this.#draws[part] += 1;
  }

  #alive(): void {
    if (this.#isDestroyed) throw new TypeError('Object has been destroyed');
  }
}
