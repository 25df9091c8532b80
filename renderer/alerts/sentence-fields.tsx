import type { MeasureView, RuleComparison, Severity } from '../../preload/contract.ts';
import { words } from './alert-messages.ts';
import { ChoiceField } from './choice-field.tsx';
import { LevelField } from './level-field.tsx';
import { Mistake } from './mistake.tsx';
import { withMeasure, type Mistakes, type RuleDraft } from './rule-draft.ts';

const COMPARISONS = Object.keys(words.comparisons) as RuleComparison[];
const SEVERITIES = Object.keys(words.severities) as Severity[];

/** What the fields of a rule share. */
export interface RuleFieldsProps {
  /** Begins the ids of the mistakes. */
  readonly id: string;
  readonly draft: RuleDraft;
  readonly measure: MeasureView;
  readonly mistakes: Mistakes;
  readonly set: (draft: RuleDraft) => void;
}

interface SentenceFieldsProps extends RuleFieldsProps {
  readonly measures: readonly MeasureView[];
}

/** The rule as a sentence whose words can be chosen: any group with lag in time above 10 min for 5 min is a warning. */
export function SentenceFields({ id, draft, measure, measures, mistakes, set }: SentenceFieldsProps) {
  const mistakeOf = (field: string) => ({
    mistakeId: `${id}-${field}`,
    isWrong: mistakes[field] !== undefined,
  });
  return (
    <fieldset class="sentence">
      <legend class="visually-hidden">{words.sentence}</legend>
      <p class="sentence-line">
        {words.any}
        <ChoiceField
          label={words.subject}
          choices={measure.subjects.map((value) => ({ value, title: words.subjects[value] }))}
          value={draft.subject}
          set={(subject) => set({ ...draft, subject })}
          {...mistakeOf('subject')}
        />
        {measure.isYesNo ? words.is : words.with}
        <ChoiceField
          label={words.measure}
          choices={measures.map((each) => ({ value: each.id, title: each.title }))}
          value={draft.measure}
          set={(chosen) => {
            const next = measures.find((each) => each.id === chosen);
            if (next) set(withMeasure(draft, measure.unit, next));
          }}
          {...mistakeOf('measure')}
        />
        {!measure.isYesNo && (
          <>
            <ChoiceField
              label={words.comparison}
              choices={COMPARISONS.map((value) => ({ value, title: words.comparisons[value] }))}
              value={draft.comparison}
              set={(comparison) => set({ ...draft, comparison })}
            />
            <LevelField
              label={words.level}
              unit={measure.unit}
              level={draft.level}
              set={(level) => set({ ...draft, level })}
              {...mistakeOf('level')}
            />
          </>
        )}
        {words.for}
        <NumberField
          label={words.forMinutes}
          value={draft.forMinutes}
          set={(forMinutes) => set({ ...draft, forMinutes })}
          {...mistakeOf('forMinutes')}
        />
        {words.minutes} {words.isA}
        <ChoiceField
          label={words.severity}
          choices={SEVERITIES.map((value) => ({ value, title: words.severities[value] }))}
          value={draft.severity}
          set={(severity) => set({ ...draft, severity })}
        />
      </p>
      <p class="muted">{measure.sentence}</p>
      {['subject', 'measure', 'level', 'forMinutes'].map((field) => (
        <Mistake key={field} id={`${id}-${field}`} text={mistakes[field]} />
      ))}
      <p class="sentence-line">
        {measure.isYesNo ? (
          words.clearsAfter
        ) : (
          <>
            {words.clearsAt}
            <LevelField
              label={words.clearLevel}
              unit={measure.unit}
              level={draft.clearLevel}
              set={(clearLevel) => set({ ...draft, clearLevel })}
              {...mistakeOf('clearLevel')}
            />
            {words.afterMinutes}
          </>
        )}
        <NumberField
          label={words.keepFiringMinutes}
          value={draft.keepFiringMinutes}
          set={(keepFiringMinutes) => set({ ...draft, keepFiringMinutes })}
          {...mistakeOf('keepFiringMinutes')}
        />
        {words.moreMinutes}
        {!measure.isYesNo && <span class="muted">({words.clearLevelHint})</span>}
      </p>
      {['clearLevel', 'keepFiringMinutes'].map((field) => (
        <Mistake key={field} id={`${id}-${field}`} text={mistakes[field]} />
      ))}
      {(draft.subject === 'group' || draft.subject === 'group-topic') && (
        <p class="sentence-line">
          {words.floorBefore}
          <NumberField
            label={words.floor}
            value={draft.floor}
            set={(floor) => set({ ...draft, floor })}
            {...mistakeOf('floor')}
          />
          {words.floorAfter}
        </p>
      )}
      <Mistake id={`${id}-floor`} text={mistakes['floor']} />
    </fieldset>
  );
}

interface NumberFieldProps {
  readonly label: string;
  readonly value: string;
  readonly set: (text: string) => void;
  readonly mistakeId: string;
  readonly isWrong: boolean;
}

function NumberField({ label, value, set, mistakeId, isWrong }: NumberFieldProps) {
  return (
    <input
      class="field amount"
      inputMode="numeric"
      aria-label={label}
      aria-invalid={isWrong}
      aria-describedby={mistakeId}
      autocomplete="off"
      maxLength={12}
      value={value}
      onInput={(event) => set(event.currentTarget.value)}
    />
  );
}
