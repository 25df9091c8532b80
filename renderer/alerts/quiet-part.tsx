import type { Overview } from '../../preload/contract.ts';
import { timeText } from '../../preload/time.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { HookList } from './hook-list.tsx';
import { MuteList } from './mute-list.tsx';
import { NoticeWaysSection } from './notice-ways.tsx';
import { QuietHoursSection } from './quiet-hours.tsx';
import { useAnswer } from './use-answer.ts';

interface QuietPartProps {
  readonly overview: Overview;
  readonly store: Store;
}

/** How and when one hears of alerts, what is muted, and who else is told. */
export function QuietPart({ overview, store }: QuietPartProps) {
  const answer = useAnswer(store, 'alerts', () => store.bridge.alerts(null));
  const { value: page, failure } = answer.state.value;
  const { now } = overview;
  if (page === null) return failure ? <Unanswered answer={answer} /> : <Skeleton cards={2} />;
  return (
    <div class="quiet-part">
      {page.quiet && (
        <p class="banner">
          <StateShape health="paused" />
          {words.quietUntil(timeText(page.quiet.until, now), page.quiet.held)}
        </p>
      )}
      <NoticeWaysSection ways={page.ways} store={store} answer={answer} />
      <QuietHoursSection store={store} />
      <MuteList mutes={page.mutes} store={store} answer={answer} now={now} />
      <HookList store={store} />
    </div>
  );
}
