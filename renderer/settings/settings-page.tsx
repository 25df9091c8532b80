import { useEffect, useRef } from 'preact/hooks';
import type { Overview } from '../../preload/contract.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import '../styles/forms.css';
import '../styles/settings.css';
import { AboutSection } from './about-section.tsx';
import { DiagnosisSection } from './diagnosis-section.tsx';
import { HistorySection } from './history-section.tsx';
import { LookSection } from './look-section.tsx';
import { NetworkSection } from './network-section.tsx';
import { words } from './settings-messages.ts';
import { StartSection } from './start-section.tsx';
import { TraySection } from './tray-section.tsx';

interface SettingsPageProps {
  readonly overview: Overview;
  readonly store: Store;
}

/** How Laglight looks and works; every change holds at once. */
export function SettingsPage({ overview, store }: SettingsPageProps) {
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const { value: view, failure } = store.preferences.state.value;
  return (
    <article class="settings-page">
      <h1 ref={title} tabIndex={-1} class="page-title">
        {words.title}
      </h1>
      {view === null && (failure ? <Unanswered answer={store.preferences} /> : <Skeleton />)}
      {view !== null && (
        <>
          {view.isDesktop && <TraySection view={view} store={store} />}
          {view.isDesktop && <StartSection view={view} store={store} />}
          <LookSection view={view} store={store} />
          <NetworkSection view={view} store={store} />
          <HistorySection view={view} store={store} now={overview.now} />
          <DiagnosisSection view={view} store={store} accounts={overview.accounts} />
          <AboutSection version={overview.version} settingsFile={view.settingsFile} />
          {!view.isDesktop && <p class="settings-elsewhere muted">{words.desktopOnly}</p>}
        </>
      )}
    </article>
  );
}
