import { useSignal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { ChartPage } from '../../preload/contract.ts';
import { stretchText, timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';
import { announce } from '../parts/announcer.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import { toggled } from '../toggled.ts';
import { useDarkScheme } from '../use-dark-scheme.ts';
import type { ChartFeed } from './chart-feed.ts';
import { ChartPanel } from './chart-panel.tsx';
import { ExportMenu } from './export-menu.tsx';
import { RangeBar } from './range-bar.tsx';

interface ChartsSectionProps {
  readonly feed: ChartFeed;
  /** What the charts are of: the name of a cluster or group. */
  readonly subject: string;
  /** How exported files are called, without their ending. */
  readonly fileName: string;
  readonly now: number;
}

const words = messages.charts;
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

/** Charts side by side on one stretch of time and one marked instant, with the ways to move along it and to take it along. */
export function ChartsSection({ feed, subject, fileName, now }: ChartsSectionProps) {
  const { view } = feed;
  const { value: page, answered, failure } = feed.answer.state.value;
  const hidden = useSignal<ReadonlyMap<string, ReadonlySet<string>>>(new Map());
  const range = view.range.value;
  const pointed = view.pointed.value;
  useRangeSaid(feed, now);
  return (
    <section class="charts" aria-label={words.title} aria-busy={!answered}>
      <div class="charts-head">
        <h2 class="section-title">{words.title}</h2>
        {pointed !== null && <span class="pointed">{timeText(pointed, now)}</span>}
        <RangeBar view={view} page={page} now={now} />
        {page !== null && (
          <ExportMenu
            shown={{ page, range, compare: view.compare.value, hidden: hidden.value }}
            subject={subject}
            fileName={fileName}
            now={now}
          />
        )}
      </div>
      {page !== null ? (
        <Panels
          page={page}
          feed={feed}
          hidden={hidden.value}
          now={now}
          onToggle={(panelId, lineId) => {
            const lines = toggled(hidden.peek().get(panelId) ?? NOTHING_HIDDEN, lineId);
            hidden.value = new Map(hidden.peek()).set(panelId, lines);
          }}
        />
      ) : failure ? (
        <Unanswered answer={feed.answer} />
      ) : answered ? (
        <EmptyState title={words.empty} />
      ) : (
        <Skeleton />
      )}
    </section>
  );
}

interface PanelsProps {
  readonly page: ChartPage;
  readonly feed: ChartFeed;
  readonly hidden: ReadonlyMap<string, ReadonlySet<string>>;
  readonly onToggle: (panelId: string, lineId: string) => void;
  readonly now: number;
}

function Panels({ page, feed, hidden, onToggle, now }: PanelsProps) {
  const dark = useDarkScheme();
  const { view } = feed;
  const hasFilled = page.filled.some(
    ({ from, to }) => to > view.range.value.from && from <= view.range.value.to,
  );
  return (
    <>
      {feed.answer.state.value.failure && <p class="muted charts-note">{words.notUpdated}</p>}
      <div
        class="charts-grid"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) view.enlarged.value = null;
        }}
      >
        {page.panels.map((panel) => (
          <ChartPanel
            key={panel.id}
            panel={panel}
            page={page}
            view={view}
            range={view.range.value}
            hidden={hidden.get(panel.id) ?? NOTHING_HIDDEN}
            onToggle={(lineId) => onToggle(panel.id, lineId)}
            dark={dark}
            now={now}
          />
        ))}
      </div>
      <p class="charts-note muted">
        {hasFilled && (
          <span class="filled-key">
            <i class="hatched" aria-hidden="true" />
            {words.filled}
          </span>
        )}
        <span class="charts-hint">{words.hint}</span>
      </p>
    </>
  );
}

/** Says to screen readers which stretch was chosen, once its charts are there. The minutes that pass are no news. */
function useRangeSaid({ view, answer }: ChartFeed, now: number): void {
  const choice = view.choice.value;
  const { from, to } = view.range.value;
  const chosen = 'minutes' in choice ? String(choice.minutes) : `${from} ${to}`;
  const said = useRef(chosen);
  const shown = answer.state.value.value;
  useEffect(() => {
    if (said.current !== chosen) announce(stretchText(from, to, now));
    said.current = chosen;
  }, [shown]);
}
