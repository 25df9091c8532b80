import type { NativeTheme } from 'electron';
import { machine } from './machine.ts';
import { tellStage } from './stage-link.ts';
import { StrictEmitter } from './strict.ts';

/** Whether the desktop is dark, and what the application wants instead. */
export class Theme
  extends StrictEmitter<{ updated: [] }>
  implements
    Pick<NativeTheme, 'themeSource' | 'shouldUseDarkColors' | 'shouldUseDarkColorsForSystemIntegratedUI'>
{
  #source: NativeTheme['themeSource'] = 'system';

  constructor() {
    super('nativeTheme', ['updated']);
  }

  get themeSource(): NativeTheme['themeSource'] {
    return this.#source;
  }

  set themeSource(source: NativeTheme['themeSource']) {
    this.#source = source;
    this.#tell();
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? machine.isDark : this.#source === 'dark';
  }

  /** The panel's colour is not the application's to choose. */
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return machine.isDark;
  }

  systemChanged(isDark: boolean): void {
    machine.isDark = isDark;
    this.#tell();
  }

  #tell(): void {
    tellStage('theme', { isDark: this.shouldUseDarkColors });
    this.emit('updated');
  }
}

/** See `electron.nativeTheme`. */
export const nativeTheme = new Theme();
