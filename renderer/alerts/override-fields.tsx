import { words } from './alert-messages.ts';
import { LevelField } from './level-field.tsx';
import { usualUnit } from './level-units.ts';
import { Mistake } from './mistake.tsx';
import { PatternFields } from './pattern-fields.tsx';
import { NO_PATTERNS, type OverrideDraft } from './rule-draft.ts';
import type { RuleFieldsProps } from './sentence-fields.tsx';

/** Other levels, or none, for subjects of some names. */
export function OverrideFields({ id, draft, measure, mistakes, set }: RuleFieldsProps) {
  const { overrides, subject } = draft;
  const put = (place: number, override: OverrideDraft) =>
    set({ ...draft, overrides: overrides.with(place, override) });
  const none = { amount: '', factor: usualUnit(measure.unit).factor };
  const blank: OverrideDraft = {
    ...NO_PATTERNS,
    level: draft.level,
    clearLevel: none,
    isOff: measure.isYesNo,
  };
  return (
    <section class="alert-section" aria-label={words.exceptions}>
      <h2 class="section-title">{words.exceptions}</h2>
      <p class="muted">{words.exceptionsText}</p>
      {overrides.map((override, place) => (
        <fieldset key={place} class="override">
          <legend class="visually-hidden">{words.exception(place + 1)}</legend>
          <PatternFields
            title={words.exception(place + 1)}
            subject={subject}
            patterns={override}
            set={(patterns) => put(place, { ...override, ...patterns })}
          />
          <span class="override-levels">
            {!override.isOff && (
              <>
                <LevelField
                  label={words.level}
                  unit={measure.unit}
                  level={override.level}
                  set={(level) => put(place, { ...override, level })}
                />
                {words.exceptionClearsAt}
                <LevelField
                  label={words.clearLevel}
                  unit={measure.unit}
                  level={override.clearLevel}
                  set={(clearLevel) => put(place, { ...override, clearLevel })}
                />
              </>
            )}
            {!measure.isYesNo && (
              <label class="check">
                <input
                  type="checkbox"
                  checked={override.isOff}
                  onChange={(event) => put(place, { ...override, isOff: event.currentTarget.checked })}
                />
                {words.noAlerts}
              </label>
            )}
            {measure.isYesNo && words.noAlerts}
            <button
              type="button"
              class="button"
              aria-label={words.removeException(place + 1)}
              onClick={() => set({ ...draft, overrides: overrides.toSpliced(place, 1) })}
            >
              {words.remove}
            </button>
          </span>
        </fieldset>
      ))}
      <Mistake id={`${id}-overrides`} text={mistakes['overrides']} />
      <button
        type="button"
        class="button"
        onClick={() => set({ ...draft, overrides: [...overrides, blank] })}
      >
        {words.addException}
      </button>
    </section>
  );
}
