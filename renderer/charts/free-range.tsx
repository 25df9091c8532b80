import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import { localDateTime, parseLocalDateTime } from './local-date-time.ts';
import { messages } from '../messages.ts';
import { Menu } from '../parts/menu.tsx';
import type { ChartView } from './chart-view.ts';

const words = messages.charts.free;

/** Two fields for a stretch of the user's own. What cannot be shown is refused with why. */
export function FreeRange({ view, now }: { readonly view: ChartView; readonly now: number }) {
  return (
    <Menu label={words.open} title={words.title}>
      {(close) => <Fields view={view} now={now} close={close} />}
    </Menu>
  );
}

interface FieldsProps {
  readonly view: ChartView;
  readonly now: number;
  readonly close: () => void;
}

function Fields({ view, now, close }: FieldsProps) {
  const range = view.range.value;
  const [fromId, toId, refusalId] = [useId(), useId(), useId()];
  const typed = useSignal<{ readonly from?: string; readonly to?: string }>({});
  const refusal = useSignal<string | null>(null);
  const from = typed.value.from ?? localDateTime(range.from);
  const to = typed.value.to ?? localDateTime(range.to);
  const latest = localDateTime(now);

  const show = () => {
    const chosen = { from: parseLocalDateTime(from), to: parseLocalDateTime(to) };
    refusal.value = refusalOf(chosen.from, chosen.to, now);
    if (refusal.value !== null || chosen.from === null || chosen.to === null) return;
    view.choose({ from: chosen.from, to: chosen.to });
    typed.value = {};
    close();
  };

  return (
    <form
      class="free-range"
      onSubmit={(event) => {
        event.preventDefault();
        show();
      }}
    >
      <label for={fromId}>{words.from}</label>
      <input
        id={fromId}
        class="field"
        type="datetime-local"
        value={from}
        max={latest}
        aria-describedby={refusalId}
        onInput={(event) => (typed.value = { ...typed.value, from: event.currentTarget.value })}
      />
      <label for={toId}>{words.to}</label>
      <input
        id={toId}
        class="field"
        type="datetime-local"
        value={to}
        max={latest}
        aria-describedby={refusalId}
        onInput={(event) => (typed.value = { ...typed.value, to: event.currentTarget.value })}
      />
      <p id={refusalId} class="refusal" role="alert">
        {refusal.value}
      </p>
      <button type="submit" class="button primary">
        {words.show}
      </button>
    </form>
  );
}

function refusalOf(from: number | null, to: number | null, now: number): string | null {
  if (from === null || to === null) return words.incomplete;
  if (from >= to) return words.backwards;
  return from > now ? words.future : null;
}
