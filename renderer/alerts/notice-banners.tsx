import { signal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Answer, Notice } from '../../preload/contract.ts';
import { timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { announce } from '../parts/announcer.tsx';
import { StateShape } from '../parts/state-shape.tsx';
import type { Store } from '../store.ts';
import '../styles/banners.css';
import { claims } from './notice-claim.ts';
import { EMPTY_STACK, stacked, staysOpen, withoutNotice } from './notice-stack.ts';
import { showBySystem } from './system-notice.ts';

const words = messages.alerts;
/** Time to read two sentences and to get there. */
const SHOWN_MS = 20_000;
const isInSight = signal(!document.hidden);

/** Notices as the browser's notifications where it may show them, else as banners on the page; each in one page only. */
export function NoticeBanners({ store }: { readonly store: Store }) {
  const stack = useSignal(EMPTY_STACK);
  useEffect(() => {
    const show = async (notice: Notice) => {
      if (!(await claims(notice))) return;
      const text = `${notice.body} ${timesText(notice, store.now.peek())}`.trim();
      if (!showBySystem(notice, text)) stack.value = stacked(stack.peek(), notice);
    };
    return store.bridge.onNotice((notice) => void show(notice));
  }, [store]);
  useEffect(() => {
    const changed = () => (isInSight.value = !document.hidden);
    document.addEventListener('visibilitychange', changed);
    return () => document.removeEventListener('visibilitychange', changed);
  }, []);
  const { shown, left } = stack.value;
  return (
    <div class="notice-banners" role="log" aria-label={words.notices}>
      {shown.map((notice) => (
        <NoticeBanner
          key={`${notice.id} ${notice.kind} ${notice.title}`}
          notice={notice}
          store={store}
          close={() => (stack.value = withoutNotice(stack.peek(), notice))}
        />
      ))}
      {left > 0 && (
        <a class="notice-more" href="#/alerts">
          {words.moreNotices(left)}
        </a>
      )}
    </div>
  );
}

interface NoticeBannerProps {
  readonly notice: Notice;
  readonly store: Store;
  readonly close: () => void;
}

/** One notice. What is critical stays until it is closed; the rest goes by itself, unless somebody is at it. */
function NoticeBanner({ notice, store, close }: NoticeBannerProps) {
  const { kind, severity, title, body, path, alertId, actions } = notice;
  const isHeld = useSignal(false);
  const stays = staysOpen(notice) || isHeld.value || !isInSight.value;
  useEffect(() => {
    if (stays) return undefined;
    const timer = setTimeout(close, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [stays]);
  const order = async (send: () => Promise<Answer>, done: string) => {
    const answer = await send().catch(() => null);
    announce(answer === null ? messages.connection.failedTitle : answer.done ? done : answer.reason);
    if (answer?.done) close();
  };
  const times = timesText(notice, store.now.peek());
  return (
    <div
      class="notice-banner"
      role={staysOpen(notice) ? 'alert' : undefined}
      onPointerEnter={() => (isHeld.value = true)}
      onPointerLeave={() => (isHeld.value = false)}
      onFocusIn={() => (isHeld.value = true)}
      onFocusOut={() => (isHeld.value = false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <p class="notice-title">
        <StateShape health={kind === 'recovery' ? 'healthy' : (severity ?? 'starting')} />
        {severity !== null && kind === 'alert' && (
          <span class="visually-hidden">{messages.health[severity]}: </span>
        )}
        <a href={`#${path}`} onClick={close}>
          {title}
        </a>
      </p>
      {body !== '' && <p class="notice-body">{body}</p>}
      {times !== '' && <p class="muted">{times}</p>}
      <p class="notice-actions">
        {alertId !== null && actions.includes('acknowledge') && (
          <button
            type="button"
            class="button"
            onClick={() => void order(() => store.bridge.acknowledge({ alertId }), words.acknowledged)}
          >
            {words.acknowledge}
          </button>
        )}
        {alertId !== null && actions.includes('snooze') && (
          <button
            type="button"
            class="button"
            onClick={() =>
              void order(() => store.bridge.snooze({ alertId, for: '15-minutes' }), words.snoozed)
            }
          >
            {words.snooze}
          </button>
        )}
        <button type="button" class="button" onClick={close}>
          {words.close}
        </button>
      </p>
    </div>
  );
}

/** "As of 12:03, since 11:49." */
function timesText({ minute, since }: Notice, now: number): string {
  if (minute === null) return '';
  return words.times(timeText(minute, now), since === null ? null : timeText(since, now));
}
