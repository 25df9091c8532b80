import { signal } from '@preact/signals';

/** The tabs of a cluster's page, in their order. */
export const TABS = ['groups', 'topics', 'principals', 'requests', 'metrics'] as const;
export type Tab = (typeof TABS)[number];

/** What is on screen, as the address after `#` names it. */
export type Route =
  { readonly view: 'overview' } | { readonly view: 'cluster'; readonly clusterId: string; readonly tab: Tab };

/** Reads `#/cluster/<id>/<tab>`; anything else is the overview, an unknown tab the first. */
export function parseRoute(hash: string): Route {
  const [view, id, tab] = hash.replace(/^#\/?/, '').split('/');
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

export const OVERVIEW_HREF = '#/';

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
