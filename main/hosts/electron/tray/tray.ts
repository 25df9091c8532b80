import { readFileSync } from 'node:fs';
import {
  Menu,
  nativeImage,
  nativeTheme,
  Tray,
  type MenuItemConstructorOptions,
  type NativeImage,
  type Rectangle,
} from 'electron';
import { iconFiles, panelOf, type IconFiles } from './tray-icon.ts';
import type { MenuLine, TrayAction } from './tray-menu.ts';
import type { TrayModel } from './tray-model.ts';

/** What the tray needs. */
export interface TrayIconOptions {
  /** Holds the pictures of all states. */
  readonly iconsFolder: string;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  /** Carries out what was chosen in the menu. */
  readonly act: (action: TrayAction) => void;
  /** The icon itself was clicked, where the desktop tells. */
  readonly onClick: () => void;
}

/**
 * The one icon in the tray; a second one would lose its place on Linux. Draws only what differs from what is there.
 */
export class TrayIcon {
  readonly #options: TrayIconOptions;
  #tray: Tray | undefined;
  #model: TrayModel | undefined;
  #drawn = { icon: '', menu: '' };
  /** Of the system, so far as it can be seen: a theme that the user chose hides it. */
  #areColoursDark = nativeTheme.shouldUseDarkColors;
  readonly #themeChanged = () => {
    if (nativeTheme.themeSource === 'system') this.#areColoursDark = nativeTheme.shouldUseDarkColors;
    if (this.#model) this.#drawIcon(this.#model);
  };

  constructor(options: TrayIconOptions) {
    this.#options = options;
    nativeTheme.on('updated', this.#themeChanged);
  }

  /** Brings the icon, its tooltip, title and menu to this state of things. */
  show(model: TrayModel): void {
    const before = this.#model;
    this.#model = model;
    const tray = this.#drawIcon(model);
    if (model.tooltip !== before?.tooltip) tray.setToolTip(model.tooltip);
    if (this.#options.platform === 'darwin' && model.title !== (before?.title ?? '')) {
      tray.setTitle(model.title, { fontType: 'monospacedDigit' });
    }
    if (this.#options.platform !== 'darwin') this.#drawMenu(tray, model.menu);
  }

  /** Where the icon is on screen; null where the platform does not tell. */
  bounds(): Rectangle | null {
    if (this.#tray === undefined || this.#options.platform === 'linux') return null;
    const bounds = this.#tray.getBounds();
    return bounds.width > 0 ? bounds : null;
  }

  dispose(): void {
    nativeTheme.off('updated', this.#themeChanged);
    this.#tray?.destroy();
    this.#tray = undefined;
  }

  #drawIcon({ icon }: TrayModel): Tray {
    const { iconsFolder, platform, environment } = this.#options;
    const panel = panelOf({
      platform,
      environment,
      isSystemDark: nativeTheme.shouldUseDarkColorsForSystemIntegratedUI,
      areColoursDark: this.#areColoursDark,
    });
    const files = iconFiles(iconsFolder, icon, panel, platform);
    if (this.#tray === undefined) this.#tray = this.#create(imageOf(files));
    else if (files.file !== this.#drawn.icon) this.#tray.setImage(imageOf(files));
    this.#drawn.icon = files.file;
    return this.#tray;
  }

  #create(image: NativeImage): Tray {
    const tray = new Tray(image);
    tray.on('click', this.#options.onClick);
    if (this.#options.platform === 'darwin') {
      // A menu that belongs to the icon would open on every click there; this way the left one is for the glance.
      tray.setIgnoreDoubleClickEvents(true);
      tray.on('right-click', () => {
        tray.popUpContextMenu(Menu.buildFromTemplate(this.#template()));
      });
    }
    return tray;
  }

  /** A new menu each time: Linux takes no change of one that it has. */
  #drawMenu(tray: Tray, lines: readonly MenuLine[]): void {
    const description = JSON.stringify(lines);
    if (description === this.#drawn.menu) return;
    this.#drawn.menu = description;
    tray.setContextMenu(Menu.buildFromTemplate(this.#template()));
  }

  #template(): MenuItemConstructorOptions[] {
    return this.#model?.menu.map((line) => this.#itemOf(line)) ?? [];
  }

  #itemOf(line: MenuLine): MenuItemConstructorOptions {
    switch (line.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'text':
        return { label: literal(line.label), enabled: false };
      case 'action':
        return { label: literal(line.label), click: () => this.#options.act(line.action) };
      case 'menu':
        return { label: literal(line.label), submenu: line.lines.map((inner) => this.#itemOf(inner)) };
    }
  }
}

/** A single & would mark the next letter as a shortcut and vanish. */
function literal(label: string): string {
  return label.replaceAll('&', '&&');
}

function imageOf({ file, sharper }: IconFiles): NativeImage {
  const image = nativeImage.createFromPath(file);
  for (const { scaleFactor, file: sharperFile } of sharper) {
    const dataURL = `data:image/png;base64,${readFileSync(sharperFile, 'base64')}`;
    image.addRepresentation({ scaleFactor, dataURL });
  }
  return image;
}
