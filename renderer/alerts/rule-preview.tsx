import type { MeasureView, RulePreview } from '../../preload/contract.ts';
import { stretchText, timeText } from '../../preload/time.ts';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import { AlertChart } from './alert-chart.tsx';
import { words } from './alert-messages.ts';
import { levelUnits, writtenLevel } from './level-units.ts';
import type { RuleDraft } from './rule-draft.ts';
import type { RuleTry } from './rule-try.ts';

interface RulePreviewPanelProps {
  readonly tried: RuleTry;
  readonly draft: RuleDraft;
  readonly measure: MeasureView;
  /** Whether the rule has mistakes, so that what is shown is of an earlier one. */
  readonly isWrong: boolean;
  readonly now: number;
  readonly takeOver: (level: number) => void;
}

const MOST_FIRINGS = 10;

/** What the rule would have done in its last seven days, and a level that they suggest. */
export function RulePreviewPanel({ tried, draft, measure, isWrong, now, takeOver }: RulePreviewPanelProps) {
  const { value: preview, failure } = tried.answer.state.value;
  const isWaiting = tried.isWaiting.value;
  return (
    <section class="alert-section rule-preview" aria-label={words.preview} aria-busy={isWaiting}>
      <h2 class="section-title">{words.preview}</h2>
      {isWrong ? (
        <p class="muted">{words.previewMistakes}</p>
      ) : preview === null ? (
        failure ? (
          <Unanswered answer={tried.answer} />
        ) : (
          <>
            <p class="muted">{words.previewWorking}</p>
            <Skeleton />
          </>
        )
      ) : (
        <div class={isWaiting ? 'preview-older' : undefined}>
          <p class="preview-sentence">{preview.sentence}</p>
          <p role="status" class="preview-summary">
            {isWaiting ? words.previewWorking : preview.summary}
          </p>
          {preview.suggestion && !measure.isYesNo && (
            <p class="suggestion">
              {preview.suggestion.sentence}
              <TakeOver level={preview.suggestion.level} measure={measure} takeOver={takeOver} />
            </p>
          )}
          {preview.panel && (
            <AlertChart
              panel={preview.panel}
              firings={firingsOfPanel(preview)}
              severity={draft.severity}
              label={words.firing}
              minute={null}
              now={now}
            />
          )}
          <Firings firings={preview.firings} now={now} />
        </div>
      )}
    </section>
  );
}

interface TakeOverProps {
  readonly level: number;
  readonly measure: MeasureView;
  readonly takeOver: (level: number) => void;
}

function TakeOver({ level, measure, takeOver }: TakeOverProps) {
  const { amount, factor } = writtenLevel(level, measure.unit);
  const unit = levelUnits(measure.unit).find((each) => each.factor === factor)?.name ?? '';
  return (
    <button type="button" class="button" onClick={() => takeOver(level)}>
      {words.takeOver(unit === '' ? amount : `${amount} ${unit}`)}
    </button>
  );
}

function Firings({ firings, now }: { readonly firings: RulePreview['firings']; readonly now: number }) {
  if (firings.length === 0) return null;
  const newestFirst = firings.toSorted((a, b) => b.from - a.from);
  return (
    <>
      <h3 class="log-day muted">{words.firings}</h3>
      <ul>
        {newestFirst.slice(0, MOST_FIRINGS).map(({ label, from, to }) => (
          <li key={`${from} ${label}`} class="firing-line">
            <span class="muted">
              {to === null ? words.stillFiring(timeText(from, now)) : stretchText(from, to, now)}
            </span>
            <span class="firing-label">{label}</span>
          </li>
        ))}
        {firings.length > MOST_FIRINGS && (
          <li class="muted">{words.moreFirings(firings.length - MOST_FIRINGS)}</li>
        )}
      </ul>
    </>
  );
}

/** The chart shows the subject that fired most: only its firings stand above it. */
function firingsOfPanel({ firings }: RulePreview): RulePreview['firings'] {
  const bySubject = Map.groupBy(firings, ({ label }) => label);
  return [...bySubject.values()].reduce((most, ofOne) => (ofOne.length > most.length ? ofOne : most), []);
}
