import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { announce } from '../parts/announcer.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { Mistake } from './mistake.tsx';
import { endRemark, newQuietTime, quietDrafts, quietHoursOf, type QuietDraft } from './quiet-times.ts';
import { useAnswer } from './use-answer.ts';

/** A week begins with Monday. */
const WEEK = [1, 2, 3, 4, 5, 6, 0];

/** The hours of the week in which nothing is said. */
export function QuietHoursSection({ store }: { readonly store: Store }) {
  const answer = useAnswer(store, 'quiet', () => store.bridge.quietHours(null));
  const order = useOrder(store);
  const typed = useSignal<readonly QuietDraft[] | null>(null);
  const hasTriedToSave = useSignal(false);
  const { value: hours, failure } = answer.state.value;
  const drafts = typed.value ?? quietDrafts(hours ?? []);
  const read = quietHoursOf(drafts);
  const put = (next: readonly QuietDraft[]) => (typed.value = next);
  const discard = () => {
    typed.value = null;
    hasTriedToSave.value = false;
  };
  const save = async () => {
    hasTriedToSave.value = true;
    if (!('hours' in read)) return;
    if (!(await order.send(() => store.bridge.setQuietHours({ hours: read.hours })))) return;
    await answer.refresh();
    discard();
    announce(words.saved);
  };
  return (
    <section class="alert-section" aria-label={words.quietHours}>
      <h2 class="section-title">{words.quietHours}</h2>
      <p class="muted">{words.quietHoursText}</p>
      {hours === null ? (
        failure ? (
          <Unanswered answer={answer} />
        ) : (
          <Skeleton />
        )
      ) : (
        <form
          aria-label={words.quietHours}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          {drafts.length === 0 && <p>{words.noQuietHours}</p>}
          {drafts.map((draft, place) => (
            <QuietTime
              key={place}
              place={place}
              draft={draft}
              mistake={hasTriedToSave.value && 'mistakes' in read ? read.mistakes.get(place) : undefined}
              set={(next) => put(drafts.with(place, next))}
              remove={() => put(drafts.toSpliced(place, 1))}
            />
          ))}
          <Refusal order={order} />
          <div class="panel-actions">
            <button type="button" class="button" onClick={() => put([...drafts, newQuietTime()])}>
              {words.addQuietTime}
            </button>
            {typed.value !== null && (
              <>
                <button type="submit" class="button primary">
                  {words.save}
                </button>
                <button type="button" class="button" onClick={discard}>
                  {words.discard}
                </button>
              </>
            )}
          </div>
        </form>
      )}
    </section>
  );
}

interface QuietTimeProps {
  readonly place: number;
  readonly draft: QuietDraft;
  readonly mistake: string | undefined;
  readonly set: (draft: QuietDraft) => void;
  readonly remove: () => void;
}

function QuietTime({ place, draft, mistake, set, remove }: QuietTimeProps) {
  const mistakeId = useId();
  const time = (label: string, value: string, change: (text: string) => void) => (
    <label class="inline-field">
      {label}
      <input
        class="field"
        type="time"
        value={value}
        aria-describedby={mistakeId}
        onInput={(event) => change(event.currentTarget.value)}
      />
    </label>
  );
  return (
    <fieldset class="quiet-time">
      <legend class="visually-hidden">{words.quietTime(place + 1)}</legend>
      <span class="week">
        {WEEK.map((day) => (
          <label key={day} class="segment" title={words.dayNames[day]}>
            <input
              type="checkbox"
              aria-label={words.dayNames[day]}
              checked={draft.days.includes(day)}
              onChange={(event) => {
                const others = draft.days.filter((each) => each !== day);
                set({ ...draft, days: event.currentTarget.checked ? [...others, day] : others });
              }}
            />
            <span aria-hidden="true">{words.days[day]}</span>
          </label>
        ))}
      </span>
      {time(words.from, draft.from, (from) => set({ ...draft, from }))}
      {time(words.to, draft.to, (to) => set({ ...draft, to }))}
      <span class="muted">{endRemark(draft)}</span>
      <label class="check">
        <input
          type="checkbox"
          checked={draft.isCriticalLetThrough}
          onChange={(event) => set({ ...draft, isCriticalLetThrough: event.currentTarget.checked })}
        />
        {words.letThrough}
      </label>
      <button type="button" class="button" aria-label={words.removeQuietTime(place + 1)} onClick={remove}>
        {words.remove}
      </button>
      <Mistake id={mistakeId} text={mistake} />
    </fieldset>
  );
}
