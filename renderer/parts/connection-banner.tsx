import { messages } from '../messages.ts';
import type { Store } from '../store.ts';
import { clockText } from '../../preload/time.ts';
import { newestMinute } from './newest-minute.ts';
import { StateShape } from './state-shape.tsx';

/** Says since when the application does not answer, and what the values on screen are worth meanwhile. */
export function ConnectionBanner({ store }: { readonly store: Store }) {
  const text = bannerText(store);
  return (
    <div class="banner-region" role="status">
      {text !== null && (
        <p class="banner">
          <StateShape health="stale" />
          {text}
        </p>
      )}
    </div>
  );
}

function bannerText(store: Store): string | null {
  const { value: overview, failure } = store.overview.state.value;
  if (overview !== null && failure?.refused) {
    return `${messages.connection.refusedTitle}. ${messages.connection.refusedText}`;
  }
  const since = store.lostSince.value;
  if (since === null && failure === null) return null;
  if (since === null) return overview === null ? null : messages.connection.failedTitle;
  return overview === null
    ? messages.connection.lostWithoutValues(clockText(since))
    : messages.connection.lost(clockText(since), clockText(newestMinute(overview) ?? overview.now));
}
