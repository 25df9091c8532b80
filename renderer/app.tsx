import { useSignalEffect } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { Overview } from '../preload/contract.ts';
import { ClusterView } from './cluster/cluster-page.tsx';
import { messages } from './messages.ts';
import { AwayPanel } from './overview/away-panel.tsx';
import { OverviewPage } from './overview/overview-page.tsx';
import { Announcer } from './parts/announcer.tsx';
import { BackFillBar } from './parts/back-fill-bar.tsx';
import { ConnectionBanner } from './parts/connection-banner.tsx';
import { lazyPage } from './parts/lazy-page.tsx';
import { NoticeList } from './parts/notice-list.tsx';
import { PauseControl } from './parts/pause-control.tsx';
import { Skeleton } from './parts/skeleton.tsx';
import { Unanswered } from './parts/unanswered.tsx';
import { ACCOUNTS_HREF, OVERVIEW_HREF, route, SETTINGS_HREF, TABS, type Route } from './route.ts';
import { SearchButton } from './search/search-button.tsx';
import { SearchPalette } from './search/search-palette.tsx';
import type { Store } from './store.ts';

const SetupPage = lazyPage(() => import('./setup/setup-page.tsx').then((module) => module.SetupPage));
const GroupView = lazyPage(() => import('./group/group-page.tsx').then((module) => module.GroupView));
const GlancePage = lazyPage(() => import('./glance/glance-page.tsx').then((module) => module.GlancePage));
const SettingsPage = lazyPage(() =>
  import('./settings/settings-page.tsx').then((module) => module.SettingsPage),
);
const AccountsPage = lazyPage(() =>
  import('./accounts/accounts-page.tsx').then((module) => module.AccountsPage),
);

/** The frame around every page: the brand, the state of the connection, and the page of the current route. */
export function App({ store }: { readonly store: Store }) {
  const { value: overview, failure } = store.overview.state.value;
  useFocusOnTitle();
  useSignalEffect(() => {
    const known = store.overview.state.value.value;
    document.title = known === null ? messages.brand : `${known.sentence} · ${messages.brand}`;
  });

  if (route.value.view === 'glance') return <GlancePage store={store} />;
  return (
    <div class={store.lostSince.value === null && !failure ? 'app' : 'app lost'}>
      <header class="top">
        <a class="brand" href={OVERVIEW_HREF}>
          <Lamp />
          {messages.brand}
        </a>
        {isBelowOverview(route.value) && overview && overview.clusters.length > 1 && (
          <a href={OVERVIEW_HREF}>{messages.cluster.back}</a>
        )}
        {overview?.demo && <span class="tag">{messages.demo}</span>}
        {overview && (
          <span class="top-end">
            {overview.clusters.length > 0 && <SearchButton />}
            {overview.accounts.length > 0 && <PauseControl overview={overview} store={store} />}
            <a href={ACCOUNTS_HREF} aria-current={route.value.view === 'accounts' ? 'page' : undefined}>
              {messages.overview.accounts}
            </a>
            <a href={SETTINGS_HREF} aria-current={route.value.view === 'settings' ? 'page' : undefined}>
              {messages.overview.settings}
            </a>
            <span class="version muted">{overview.version}</span>
          </span>
        )}
      </header>
      <ConnectionBanner store={store} />
      <main>
        {overview && <NoticeList notices={overview.notices} />}
        {overview?.backFill && <BackFillBar backFill={overview.backFill} now={overview.now} />}
        <Page overview={overview} store={store} />
      </main>
      <SearchPalette store={store} />
      <Announcer />
    </div>
  );
}

/**
 * Brings the reader's place along when the page changes: to its title, as a browser would. The steps of set-up look
 * after themselves.
 */
function useFocusOnTitle(): void {
  const place = route.value;
  const page = pageOf(place);
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    if (page === 'setup') return;
    scrollTo(0, 0);
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [page]);
}

function isBelowOverview({ view }: Route): boolean {
  return view === 'cluster' || view === 'group';
}

/** What of an address makes another page: a tab does not. */
function pageOf(place: Route): string {
  if (place.view === 'cluster') return place.clusterId;
  return place.view === 'group' ? `${place.clusterId} ${place.group}` : place.view;
}

function Lamp() {
  return (
    <svg class="lamp" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" fill="none" stroke="currentColor" stroke-width="1.8" />
      <circle cx="8" cy="8" r="3.2" fill="currentColor" />
    </svg>
  );
}

function Page({ overview, store }: { readonly overview: Overview | null; readonly store: Store }) {
  const { failure } = store.overview.state.value;
  if (overview === null && failure) return <Unanswered answer={store.overview} wholePage />;
  if (overview === null) return <Skeleton cards={3} />;
  const place = route.value;
  if (place.view === 'accounts') return <AccountsPage overview={overview} store={store} />;
  if (place.view === 'settings') return <SettingsPage overview={overview} store={store} />;
  if (place.view === 'setup' || (place.view === 'overview' && overview.accounts.length === 0)) {
    return <SetupPage overview={overview} store={store} step={place.view === 'setup' ? place.step : null} />;
  }
  const [only, ...others] = overview.clusters;
  if (place.view === 'cluster') {
    const { clusterId, tab, filter } = place;
    return (
      <ClusterView
        key={clusterId}
        overview={overview}
        store={store}
        clusterId={clusterId}
        tab={tab}
        filter={filter}
      />
    );
  }
  if (place.view === 'group') {
    const { clusterId, group } = place;
    return (
      <GroupView key={pageOf(place)} overview={overview} store={store} clusterId={clusterId} group={group} />
    );
  }
  // One cluster alone needs no card in front of its page.
  if (only && others.length === 0 && overview.accounts.length === 1) {
    return (
      <>
        {overview.away && <AwayPanel away={overview.away} store={store} now={overview.now} />}
        <ClusterView
          key={only.id}
          overview={overview}
          store={store}
          clusterId={only.id}
          tab={TABS[0]}
          filter=""
        />
      </>
    );
  }
  return <OverviewPage overview={overview} store={store} />;
}
