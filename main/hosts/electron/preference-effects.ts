import { nativeTheme } from 'electron';
import type { Preferences } from '../../../preload/contract.ts';
import type { Shortcut } from './system/shortcut.ts';
import { startAtLogin } from './system/start-at-login.ts';

/** The preferences that the desktop itself carries out. */
type DesktopPreferences = Pick<Preferences, 'theme' | 'startAtLogin' | 'shortcut'>;

/** What the effects need. */
export interface PreferenceEffectsOptions {
  readonly shortcut: Shortcut;
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  /** False in the demo, which leaves the system as it is. */
  readonly maySetSystem: boolean;
  /** Told what came of a choice: why it could not be carried out, or undefined when it was. */
  readonly report: (name: keyof DesktopPreferences, problem: string | undefined) => void;
}

/** Carries out what the user chose of the desktop, each choice once. */
export class PreferenceEffects {
  readonly #options: PreferenceEffectsOptions;
  #applied: Partial<DesktopPreferences> = {};

  constructor(options: PreferenceEffectsOptions) {
    this.#options = options;
  }

  apply({ theme, startAtLogin: isWanted, shortcut }: DesktopPreferences): void {
    const { shortcut: keys, platform, environment, maySetSystem, report } = this.#options;
    const before = this.#applied;
    this.#applied = { theme, startAtLogin: isWanted, shortcut };
    if (theme !== before.theme) nativeTheme.themeSource = theme;
    if (!maySetSystem) return;
    if (isWanted !== before.startAtLogin) {
      report('startAtLogin', startAtLogin(isWanted, platform, environment));
    }
    if (shortcut !== before.shortcut) report('shortcut', keys.choose(shortcut));
  }
}
