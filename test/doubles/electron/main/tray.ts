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
  implements Pick<RealTray, 'setToolTip' | 'setTitle' | 'getBounds' | 'destroy'>
{
  #image: NativeImage;
  #tooltip = '';
  #title = '';
  #menu: Menu | null = null;
  /** One that does not belong to the icon but is opened by hand, as on macOS. */
  #poppedUp: Menu | null = null;
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
    this.#poppedUp = menu ?? this.#menu;
  }

  getBounds(): Rectangle {
    this.#alive();
    return machine.trayBounds ?? NOWHERE;
  }

  destroy(): void {
    this.#isDestroyed = true;
    trays.delete(this);
    this.bury();
  }

  click(button: keyof Events): void {
    this.emit(button, {}, this.getBounds(), machine.cursor);
  }

  /** Opens the menu as a person does, and chooses. */
  choose(path: readonly string[]): void {
    if (!this.#menu) this.click('right-click');
    const menu = this.#menu ?? this.#poppedUp;
    if (!menu) throw new Error('The tray has no menu.');
    menu.choose(path);
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
