import type { AccountSummary, Overview } from '../../../../preload/contract.ts';
import { clusterLine, clustersInTrouble, groupLine, line, pauseLine, stateLine } from './tray-text.ts';
import type { TrayPreferences } from './tray-text.ts';

/** What an entry of the menu does. */
export type TrayAction =
  /** Shows this page in the main window; null: the one that was there last. */
  | { readonly do: 'open'; readonly path: string | null }
  | { readonly do: 'glance' | 'refresh' | 'resume' | 'about' | 'quit' }
  /** Null until resumed. */
  | { readonly do: 'pause'; readonly minutes: number | null };

/** A line of the menu. */
export type MenuLine =
  | { readonly kind: 'separator' }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'menu'; readonly label: string; readonly lines: readonly MenuLine[] };

/** More would not fit on a small screen. */
const MOST_CLUSTERS = 10;
const MOST_GROUPS = 10;

const SEPARATOR: MenuLine = { kind: 'separator' };

/** The whole menu: everything that matters can be read and done here without any window. */
export function trayMenu(overview: Overview, preferences: TrayPreferences): readonly MenuLine[] {
  const sections = [
    stateSection(overview),
    groupSection('Groups that need a look', overview.troubled),
    clusterSection(overview, preferences),
    groupSection('Pinned groups', overview.pinned),
    [opening('Open Laglight', null), doing('Show at a glance', { do: 'glance' })],
    readingSection(overview),
    [opening('Set up an account…', '/setup'), opening('Settings…', '/settings')],
    [doing('About Laglight', { do: 'about' }), doing('Quit Laglight', { do: 'quit' })],
  ].filter((section) => section.length > 0);
  return sections.flatMap((section, index) => (index === 0 ? section : [SEPARATOR, ...section]));
}

function stateSection(overview: Overview): MenuLine[] {
  const pause = overview.health === 'paused' ? null : pauseLine(overview);
  return [text(stateLine(overview)), ...(pause === null ? [] : [text(pause)])];
}

function clusterSection(overview: Overview, { trayLists }: TrayPreferences): MenuLine[] {
  const listed = trayLists === 'all' ? overview.clusters : clustersInTrouble(overview);
  const shown = listed
    .slice(0, MOST_CLUSTERS)
    .map((cluster) =>
      opening(clusterLine(cluster, overview.now), `/cluster/${encodeURIComponent(cluster.id)}/groups`),
    );
  return [...shown, ...more(listed.length - MOST_CLUSTERS)];
}

function groupSection(title: string, groups: Overview['pinned']): MenuLine[] {
  if (groups.length === 0) return [];
  const shown = groups
    .slice(0, MOST_GROUPS)
    .map((group) =>
      opening(
        groupLine(group),
        `/cluster/${encodeURIComponent(group.clusterId)}/group/${encodeURIComponent(group.group)}`,
      ),
    );
  return [text(title), ...shown, ...more(groups.length - MOST_GROUPS)];
}

function more(count: number): MenuLine[] {
  return count > 0 ? [opening(`and ${count} more`, '/')] : [];
}

function readingSection(overview: Overview): MenuLine[] {
  if (overview.accounts.length === 0) return [];
  const pausing: MenuLine[] =
    overview.pause === null
      ? [
          {
            kind: 'menu',
            label: 'Pause',
            lines: [
              doing('For 15 minutes', { do: 'pause', minutes: 15 }),
              doing('For 1 hour', { do: 'pause', minutes: 60 }),
              doing('Until resumed', { do: 'pause', minutes: null }),
            ],
          },
        ]
      : [doing('Resume reading', { do: 'resume' })];
  return [refreshLine(overview.accounts), ...pausing];
}

/** Refresh, or why that would be refused. */
function refreshLine(accounts: readonly AccountSummary[]): MenuLine {
  const read = accounts.filter(({ isEnabled }) => isEnabled);
  if (read.some(({ refreshRefusal }) => refreshRefusal === null)) {
    return doing('Refresh now', { do: 'refresh' });
  }
  return text(line(`Refresh: ${read[0]?.refreshRefusal ?? 'reading is switched off.'}`));
}

function text(label: string): MenuLine {
  return { kind: 'text', label };
}

function doing(label: string, action: TrayAction): MenuLine {
  return { kind: 'action', label, action };
}

function opening(label: string, path: string | null): MenuLine {
  return doing(label, { do: 'open', path });
}
