import { useEffect, useMemo } from 'preact/hooks';
import type { HistoryState } from '../../preload/contract.ts';
import { quantityText } from '../../preload/format.ts';
import { exactTimeText, timeText } from '../../preload/time.ts';
import { LiveAnswer } from '../live-answer.ts';
import { BackFillBar } from '../parts/back-fill-bar.tsx';
import { LimitBar } from '../parts/limit-bar.tsx';
import { RefusalLine } from '../parts/refusal.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { PathSetting } from './path-setting.tsx';
import { RetentionSetting } from './retention-setting.tsx';
import { Fact, SettingsSection } from './setting.tsx';
import { words } from './settings-messages.ts';
import type { SectionProps } from './use-preference.ts';

const BYTES_PER_MEGABYTE = 1e6;

interface HistorySectionProps extends SectionProps {
  readonly now: number;
}

/** What is remembered on disk: how much, since when, where, how long. */
export function HistorySection({ view, store, now }: HistorySectionProps) {
  const { history } = words;
  const answer = useMemo(() => new LiveAnswer(() => store.bridge.historyState(null)), [store]);
  useEffect(() => store.follow(answer), [store, answer]);
  const { value: state, failure } = answer.state.value;
  return (
    <SettingsSection title={history.title}>
      {state === null && (failure ? <Unanswered answer={answer} /> : <Skeleton />)}
      {state !== null && <Kept state={state} answer={answer} store={store} now={now} />}
      <PathSetting
        view={view}
        store={store}
        name="dataFolder"
        label={history.folder}
        hint={`${view.folder === '' ? history.folderNone : history.folderInUse(view.folder)} ${history.folderHint}`}
      />
    </SettingsSection>
  );
}

interface KeptProps {
  readonly state: HistoryState;
  readonly answer: LiveAnswer<HistoryState>;
  readonly store: Store;
  readonly now: number;
}

function Kept({ state, answer, store, now }: KeptProps) {
  const { history } = words;
  const { bytes, oldest, problem, backFill, retention } = state;
  const most = retention.maxMegabytes * BYTES_PER_MEGABYTE;
  return (
    <>
      {problem !== null && <RefusalLine reason={problem} />}
      {backFill && <BackFillBar backFill={backFill} now={now} />}
      <Fact label={history.size}>
        {history.sizeOf(quantityText(bytes, 'bytes'), quantityText(most, 'bytes'))}
        <LimitBar label={history.size} share={bytes / most} />
      </Fact>
      <Fact label={history.oldest}>
        {oldest === null ? (
          <span class="muted">{history.nothingYet}</span>
        ) : (
          <time dateTime={new Date(oldest).toISOString()} title={exactTimeText(oldest)}>
            {timeText(oldest, now)}
          </time>
        )}
      </Fact>
      <RetentionSetting retention={retention} answer={answer} store={store} />
    </>
  );
}
