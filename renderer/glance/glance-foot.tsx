import type { Overview } from '../../preload/contract.ts';
import { PauseControl } from '../parts/pause-control.tsx';
import { OVERVIEW_HREF, SETTINGS_HREF } from '../route.ts';
import type { Store } from '../store.ts';
import { GlanceLink } from './glance-link.tsx';
import { words } from './glance-messages.ts';

interface GlanceFootProps {
  /** Null as long as nothing is known. */
  readonly overview: Overview | null;
  readonly store: Store;
}

/** The ways out of the glance window, and to pause. */
export function GlanceFoot({ overview, store }: GlanceFootProps) {
  const { desktop } = store.bridge;
  return (
    <footer class="glance-foot">
      <GlanceLink class="button" href={OVERVIEW_HREF} desktop={desktop}>
        {words.open}
      </GlanceLink>
      {overview && overview.accounts.length > 0 && <PauseControl overview={overview} store={store} />}
      <GlanceLink class="button" href={SETTINGS_HREF} desktop={desktop}>
        {words.settings}
      </GlanceLink>
    </footer>
  );
}
