import { signal } from '@preact/signals';

/** The tabs of a cluster's page, in their order. */
export const TABS = ['groups', 'topics', 'principals', 'requests', 'limits', 'metrics'] as const;
export type Tab = (typeof TABS)[number];
/** Those that show a table. */
export type TableTab = Exclude<Tab, 'limits' | 'metrics'>;

/** The steps of set-up, in their order. */
export const STEPS = ['paste', 'clusters', 'test'] as const;
export type Step = (typeof STEPS)[number];

/** What is on screen, as the address after `#` names it. */
export type Route =
  | { readonly view: 'overview' }
  /** `filter`: what the tab's table is narrowed by at first. */
  | { readonly view: 'cluster'; readonly clusterId: string; readonly tab: Tab; readonly filter: string }
  | { readonly view: 'group'; readonly clusterId: string; readonly group: string }
  /** Without a step: where set-up was left. */
  | { readonly view: 'setup'; readonly step: Step | null }
  | { readonly view: 'accounts' }
  | { readonly view: 'settings' }
  /** All there is in the tray's small window. */
  | { readonly view: 'glance' };

/**
 * Reads `#/cluster/<id>/<tab>/<filter>`, `#/cluster/<id>/group/<name>`, `#/setup/<step>`, `#/accounts`, `#/settings` and
 * `#/glance`, ids and names percent-encoded; anything else is the overview, an unknown tab the first.
 */
export function parseRoute(hash: string): Route {
  const [view, id = '', part, name = ''] = hash.replace(/^#\/?/, '').split('/');
  if (view === 'setup') return { view, step: STEPS.find((step) => step === id) ?? null };
  if (view === 'accounts' || view === 'settings' || view === 'glance') return { view };
  if (view !== 'cluster' || id === '') return { view: 'overview' };
  const clusterId = decoded(id);
  if (part === 'group' && name !== '') return { view: 'group', clusterId, group: decoded(name) };
  return {
    view: 'cluster',
    clusterId,
    tab: TABS.find((tab) => tab === part) ?? TABS[0],
    filter: decoded(name),
  };
}

/** The address of a cluster's page. */
export function clusterHref(clusterId: string, tab: Tab = TABS[0], filter = ''): string {
  const narrowed = filter === '' ? '' : `/${encodeURIComponent(filter)}`;
  return `#/cluster/${encodeURIComponent(clusterId)}/${tab}${narrowed}`;
}

/** The address of a consumer group's page. */
export function groupHref(clusterId: string, group: string): string {
  return `#/cluster/${encodeURIComponent(clusterId)}/group/${encodeURIComponent(group)}`;
}

/** The address of a step of set-up. */
export function setupHref(step: Step): string {
  return `#/setup/${step}`;
}

export const OVERVIEW_HREF = '#/';
export const ACCOUNTS_HREF = '#/accounts';
export const SETTINGS_HREF = '#/settings';
/** Set-up where it was left. */
export const SETUP_HREF = '#/setup';

/** The current route, following the address bar from {@link followAddress} on. */
export const route = signal<Route>({ view: 'overview' });

/** Keeps {@link route} equal to the address bar. */
export function followAddress(): void {
  const read = () => (route.value = parseRoute(location.hash));
  addEventListener('hashchange', read);
  read();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
