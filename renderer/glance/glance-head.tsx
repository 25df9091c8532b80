import type { Overview } from '../../preload/contract.ts';
import { AsOf } from '../parts/as-of.tsx';
import { newestMinute } from '../parts/newest-minute.ts';
import { StateShape } from '../parts/state-shape.tsx';
import type { Store } from '../store.ts';
import { GlanceRefresh } from './glance-refresh.tsx';

interface GlanceHeadProps {
  readonly overview: Overview;
  readonly store: Store;
}

/** Whether anything is wrong, as of when, and the way to know it newer. */
export function GlanceHead({ overview, store }: GlanceHeadProps) {
  return (
    <header class="glance-head">
      <span class="glance-lamp">
        <StateShape health={overview.health} size={14} />
      </span>
      <h1 class="glance-sentence">{overview.sentence}</h1>
      <AsOf minute={newestMinute(overview)} now={overview.now} />
      <GlanceRefresh overview={overview} store={store} />
    </header>
  );
}
