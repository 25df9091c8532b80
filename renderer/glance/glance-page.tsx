import { useRef } from 'preact/hooks';
import { Announcer } from '../parts/announcer.tsx';
import { ConnectionBanner } from '../parts/connection-banner.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import '../styles/glance.css';
import { GlanceBody } from './glance-body.tsx';
import { GlanceFirst, isFirstUse } from './glance-first.tsx';
import { GlanceFoot } from './glance-foot.tsx';
import { GlanceHead } from './glance-head.tsx';
import { useFittedWindow } from './use-fitted-window.ts';
import { useGlanceKeys } from './use-glance-keys.ts';

/** The small window beside the tray: is anything wrong, what, since when? */
export function GlancePage({ store }: { readonly store: Store }) {
  const { desktop } = store.bridge;
  const page = useRef<HTMLDivElement>(null);
  useFittedWindow(page, desktop);
  useGlanceKeys(page, desktop);
  const { value: overview, failure } = store.overview.state.value;
  const isLost = store.lostSince.value !== null || failure !== null;
  const isBegun = overview !== null && !isFirstUse(overview);
  return (
    <div ref={page} class={isLost ? 'glance lost' : 'glance'}>
      {/* Below the rest it would make the page a pixel longer than its window. */}
      <Announcer />
      {isBegun && <GlanceHead overview={overview} store={store} />}
      <main class="glance-body">
        <ConnectionBanner store={store} />
        {overview === null && (failure ? <Unanswered answer={store.overview} wholePage /> : <Skeleton />)}
        {overview !== null && !isBegun && <GlanceFirst store={store} />}
        {isBegun && <GlanceBody overview={overview} desktop={desktop} />}
      </main>
      <GlanceFoot overview={overview} store={store} />
    </div>
  );
}
