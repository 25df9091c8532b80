import { useSignal } from '@preact/signals';
import { useEffect, useId, useMemo } from 'preact/hooks';
import type { MeasureView, RuleView } from '../../preload/contract.ts';
import { announce } from '../parts/announcer.tsx';
import { useOrder } from '../parts/order.ts';
import { Refusal, RefusalLine } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';
import { words } from './alert-messages.ts';
import { RULES_HREF } from './alert-routes.ts';
import { writtenLevel } from './level-units.ts';
import { Mistake } from './mistake.tsx';
import { OverrideFields } from './override-fields.tsx';
import { PatternFields } from './pattern-fields.tsx';
import { RemoveRule } from './remove-rule.tsx';
import { draftOf, namesOf, ruleOf, type Mistakes, type RuleDraft } from './rule-draft.ts';
import { dropDraft, keepDraft, keptDraft } from './rule-drafts.ts';
import { RulePreviewPanel } from './rule-preview.tsx';
import { RuleTry } from './rule-try.ts';
import { SentenceFields } from './sentence-fields.tsx';

interface RuleFormProps {
  /** The rule as it is kept, or as a new one starts; with an empty id it is new. */
  readonly start: RuleView;
  /** Under which name what is typed is kept while it is not saved. */
  readonly address: string;
  readonly measures: readonly MeasureView[];
  readonly store: Store;
  readonly now: number;
}

/** A rule as a sentence of fields, and beside it what it would have done. */
export function RuleForm({ start, address, measures, store, now }: RuleFormProps) {
  const id = useId();
  const order = useOrder(store);
  const fresh = draftOf(start.rule, unitOf(measures, start.rule.measure));
  const draft = useSignal<RuleDraft>(keptDraft(address) ?? fresh);
  const isTouched = useSignal(keptDraft(address) !== undefined);
  const hasTriedToSave = useSignal(false);
  const tried = useMemo(() => new RuleTry((rule) => store.bridge.previewRule({ rule })), [store]);
  useEffect(() => () => tried.dispose(), [tried]);
  const read = ruleOf(draft.value);
  useEffect(() => {
    // The preview is the same under any name.
    if ('rule' in read) tried.offer({ ...read.rule, name: read.rule.name || words.newRule });
  });
  const measure = measures.find((each) => each.id === draft.value.measure) ?? measures[0];
  if (!measure) return null;

  const preview = tried.answer.state.value.value;
  const isNameless = hasTriedToSave.value && draft.value.name.trim() === '';
  const mistakes: Mistakes = {
    ...('rule' in read ? preview?.mistakes : read.mistakes),
    ...(isNameless ? { name: words.nameMissing } : {}),
  };
  const set = (next: RuleDraft) => {
    draft.value = next;
    isTouched.value = true;
    keepDraft(address, next);
  };
  const discard = () => {
    dropDraft(address);
    draft.value = fresh;
    isTouched.value = false;
    hasTriedToSave.value = false;
  };
  const save = async () => {
    hasTriedToSave.value = true;
    const isNamed = draft.peek().name.trim() !== '';
    // What is known of an earlier rule does not count.
    const isRefused = !tried.isWaiting.peek() && hasMistakes(mistakes);
    if (!('rule' in read) || !isNamed || isRefused) {
      announce(words.mistakesFirst);
      return;
    }
    if (!(await order.send(() => store.bridge.saveRule({ rule: read.rule })))) return;
    dropDraft(address);
    announce(words.saved);
    location.hash = RULES_HREF;
  };

  return (
    <form
      class="rule-form"
      aria-label={words.sentence}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div class="rule-fields">
        {start.explanation !== null && <p class="muted">{start.explanation}</p>}
        <div class="labelled">
          <label for={`${id}-name-field`}>{words.name}</label>
          <input
            id={`${id}-name-field`}
            class="field"
            maxLength={100}
            autocomplete="off"
            aria-invalid={mistakes['name'] !== undefined}
            aria-describedby={`${id}-name`}
            value={draft.value.name}
            onInput={(event) => set({ ...draft.peek(), name: event.currentTarget.value })}
          />
          <Mistake id={`${id}-name`} text={mistakes['name']} />
        </div>
        <SentenceFields
          id={id}
          draft={draft.value}
          measure={measure}
          measures={measures}
          mistakes={mistakes}
          set={set}
        />
        {namesOf(draft.value.subject).length > 0 && (
          <>
            <NamesChosen draft={draft.value} set={set} />
            <OverrideFields id={id} draft={draft.value} measure={measure} mistakes={mistakes} set={set} />
          </>
        )}
        <label class="check">
          <input
            type="checkbox"
            checked={draft.value.isEnabled}
            onChange={(event) => set({ ...draft.peek(), isEnabled: event.currentTarget.checked })}
          />
          {words.enabled}
        </label>
        <Refusal order={order} />
        {hasTriedToSave.value && hasMistakes(mistakes) && <RefusalLine reason={words.mistakesFirst} />}
        <div class="rule-save">
          <button type="submit" class="button primary">
            {words.save}
          </button>
          {isTouched.value && (
            <>
              <button type="button" class="button" onClick={discard}>
                {words.discard}
              </button>
              <span class="muted">{words.notSaved}</span>
            </>
          )}
        </div>
        <RemoveRule view={start} address={address} store={store} />
      </div>
      <RulePreviewPanel
        tried={tried}
        draft={draft.value}
        measure={measure}
        isWrong={!('rule' in read) || hasMistakes(preview?.mistakes ?? {})}
        now={now}
        takeOver={(level) => set({ ...draft.peek(), level: writtenLevel(level, measure.unit) })}
      />
    </form>
  );
}

interface NamesChosenProps {
  readonly draft: RuleDraft;
  readonly set: (draft: RuleDraft) => void;
}

/** Which names the rule is about, and which it leaves out. */
function NamesChosen({ draft, set }: NamesChosenProps) {
  return (
    <>
      <p class="muted">{words.patternsHint}</p>
      <fieldset class="patterns">
        <legend>{words.include}</legend>
        <PatternFields
          title={words.include}
          subject={draft.subject}
          patterns={draft.include}
          set={(include) => set({ ...draft, include })}
        />
      </fieldset>
      <fieldset class="patterns">
        <legend>{words.exclude}</legend>
        <PatternFields
          title={words.exclude}
          subject={draft.subject}
          patterns={draft.exclude}
          set={(exclude) => set({ ...draft, exclude })}
        />
      </fieldset>
    </>
  );
}

function unitOf(measures: readonly MeasureView[], id: string): MeasureView['unit'] {
  return measures.find((measure) => measure.id === id)?.unit ?? 'plain';
}

function hasMistakes(mistakes: Mistakes): boolean {
  return Object.keys(mistakes).length > 0;
}
