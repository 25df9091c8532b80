import { signal } from '@preact/signals';

/** The tabs of a cluster's page, in their order. */
export const TABS = ['groups', 'topics', 'principals', 'requests', 'metrics'] as const;
export type Tab = (typeof TABS)[number];

/** The steps of set-up, in their order. */
export const STEPS = ['paste', 'clusters', 'test'] as const;
export type Step = (typeof STEPS)[number];

/** What is on screen, as the address after `#` names it. */
export type Route =
  | { readonly view: 'overview' }
  | { readonly view: 'cluster'; readonly clusterId: string; readonly tab: Tab }
  /** Without a step: where set-up was left. */
  | { readonly view: 'setup'; readonly step: Step | null }
  | { readonly view: 'accounts' };

/**
 * Reads `#/cluster/<id>/<tab>`, `#/setup/<step>` and `#/accounts`; anything else is the overview, an unknown tab the
 * first.
 */
export function parseRoute(hash: string): Route {
  const [view, id, tab] = hash.replace(/^#\/?/, '').split('/');
  if (view === 'setup') return { view, step: STEPS.find((name) => name === id) ?? null };
  if (view === 'accounts') return { view };
  if (view !== 'cluster' || id === undefined || id === '') return { view: 'overview' };
  return {
    view: 'cluster',
    clusterId: decoded(id),
    tab: TABS.find((name) => name === tab) ?? TABS[0],
  };
}

/** The address of a cluster's page. */
export function clusterHref(clusterId: string, tab: Tab = TABS[0]): string {
  return `#/cluster/${encodeURIComponent(clusterId)}/${tab}`;
}

/** The address of a step of set-up. */
export function setupHref(step: Step): string {
  return `#/setup/${step}`;
}

export const OVERVIEW_HREF = '#/';
export const ACCOUNTS_HREF = '#/accounts';
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
