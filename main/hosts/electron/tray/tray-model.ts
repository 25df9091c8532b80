import type { Health, Overview } from '../../../../preload/contract.ts';
import { fitLines, tooltipLines } from './tooltip.ts';
import { trayMenu, type MenuLine } from './tray-menu.ts';
import { titleText, type TrayPreferences } from './tray-text.ts';

/** What the tray shows, as data. */
export interface TrayModel {
  readonly icon: Health;
  readonly tooltip: string;
  /** Beside the icon, on macOS only. */
  readonly title: string;
  readonly menu: readonly MenuLine[];
}

/** Windows cuts a tooltip after so many characters; elsewhere a longer one would hide the screen. */
const LONGEST_TOOLTIP = { win32: 127, others: 600 } as const;

/** What the tray shows for this state of things. */
export function trayModel(
  overview: Overview,
  preferences: TrayPreferences,
  platform: NodeJS.Platform,
): TrayModel {
  const most = platform === 'win32' ? LONGEST_TOOLTIP.win32 : LONGEST_TOOLTIP.others;
  return {
    icon: iconOf(overview),
    tooltip: fitLines(tooltipLines(overview, preferences), most),
    title: titleText(overview, preferences),
    menu: trayMenu(overview, preferences),
  };
}

/** The worst state wins. An account whose key is refused shows even before it has a cluster. */
function iconOf({ health, accounts }: Overview): Health {
  const needsKey = accounts.some((account) => account.isEnabled && account.health === 'needs-key');
  return needsKey && (health === 'healthy' || health === 'starting') ? 'needs-key' : health;
}
