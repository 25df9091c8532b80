import type { MenuItemConstructorOptions } from 'electron';
import type { MenuLine } from '../calls.ts';
import { StrictEmitter } from './strict.ts';

/** A menu as it was built; entries are chosen by their labels. */
export class Menu extends StrictEmitter<{ 'menu-will-show': []; 'menu-will-close': [] }> {
  static #application: Menu | null = null;

  static buildFromTemplate(template: readonly MenuItemConstructorOptions[]): Menu {
    return new Menu(template);
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu;
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application;
  }

  readonly #template: readonly MenuItemConstructorOptions[];

  private constructor(template: readonly MenuItemConstructorOptions[]) {
    super('Menu', ['menu-will-show', 'menu-will-close']);
    this.bury();
    for (const item of template) check(item);
    this.#template = template;
  }

  view(): readonly MenuLine[] {
    return this.#template.filter((item) => item.visible !== false).map(line);
  }

  /** Chooses the entry that the labels lead to, as a person would: what is greyed out cannot be chosen. */
  choose(path: readonly string[]): void {
    let items = this.#template;
    for (const [depth, label] of path.entries()) {
      const item = items.find((one) => shown(one.label) === label && one.visible !== false);
      if (!item)
        throw new Error(
          `The menu has no "${label}", only: ${items.map((one) => one.label ?? '–').join(', ')}.`,
        );
      if (item.enabled === false) throw new Error(`"${label}" is greyed out.`);
      if (depth < path.length - 1) items = submenuOf(item) ?? [];
      else if (item.click) {
        // Electron hands over the item, the window and the event; none of ours looks at them.
        const click = item.click as () => void;
        click();
      } else throw new Error(`"${label}" does nothing when clicked.`);
    }
  }
}

function submenuOf(item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] | null {
  return Array.isArray(item.submenu) ? item.submenu : null;
}

/** A label as it is drawn: a single & marks the next letter and is not seen. */
function shown(label: string | undefined): string {
  return (label ?? '').replace(/&(.)/g, '$1');
}

/** Electron refuses an entry without label, role or type. */
function check(item: MenuItemConstructorOptions): void {
  if (item.type !== 'separator' && item.label === undefined && item.role === undefined) {
    throw new TypeError('Invalid template for MenuItem: must have either label, role or type');
  }
  for (const inner of submenuOf(item) ?? []) check(inner);
}

function line(item: MenuItemConstructorOptions): MenuLine {
  const submenu = submenuOf(item);
  return {
    label: shown(item.label),
    type: item.type ?? (submenu ? 'submenu' : 'normal'),
    role: item.role ?? null,
    isEnabled: item.enabled ?? true,
    isChecked: item.checked ?? false,
    submenu: submenu?.filter((inner) => inner.visible !== false).map(line) ?? null,
  };
}
