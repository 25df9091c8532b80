import type {
  MeasureView,
  NamePatterns,
  Rule,
  RuleOverride,
  RuleSubject,
  Unit,
} from '../../preload/contract.ts';
import { words } from './alert-messages.ts';
import { readLevel, readNumber, usualUnit, writtenLevel, type WrittenLevel } from './level-units.ts';

/** Name patterns as they are typed; empty is any. */
export type WrittenPatterns = Readonly<Record<keyof NamePatterns, string>>;

/** An exception of a rule as it is typed. */
export interface OverrideDraft extends WrittenPatterns {
  readonly level: WrittenLevel;
  /** With an empty amount: the level itself. */
  readonly clearLevel: WrittenLevel;
  readonly isOff: boolean;
}

type Typed = 'level' | 'clearLevel' | 'forMinutes' | 'keepFiringMinutes' | 'floor';

/** A rule as it is typed: its numbers need not be numbers yet. */
export interface RuleDraft extends Omit<Rule, Typed | 'include' | 'exclude' | 'overrides'> {
  readonly level: WrittenLevel;
  /** With an empty amount: the level itself. */
  readonly clearLevel: WrittenLevel;
  readonly forMinutes: string;
  readonly keepFiringMinutes: string;
  readonly floor: string;
  readonly include: WrittenPatterns;
  readonly exclude: WrittenPatterns;
  readonly overrides: readonly OverrideDraft[];
}

/** What is wrong, by field of the rule. */
export type Mistakes = Readonly<Record<string, string>>;

type NameKind = keyof NamePatterns;

const NAMES_OF: Readonly<Record<RuleSubject, readonly NameKind[]>> = {
  account: [],
  cluster: ['cluster'],
  group: ['cluster', 'group'],
  'group-topic': ['cluster', 'group', 'topic'],
  topic: ['cluster', 'topic'],
};

/** The names that a subject has and patterns can be held against. */
export function namesOf(subject: RuleSubject): readonly NameKind[] {
  return NAMES_OF[subject];
}

export const NO_PATTERNS: WrittenPatterns = { cluster: '', group: '', topic: '' };

/** A rule as it stands in the editor's fields. */
export function draftOf(rule: Rule, unit: Unit): RuleDraft {
  return {
    ...rule,
    level: writtenLevel(rule.level, unit),
    clearLevel: writtenClearLevel(rule.clearLevel, unit),
    forMinutes: String(rule.forMinutes),
    keepFiringMinutes: String(rule.keepFiringMinutes),
    floor: String(rule.floor),
    include: written(rule.include),
    exclude: written(rule.exclude),
    overrides: rule.overrides.map((override) => ({
      ...written(override),
      level: writtenLevel(override.level, unit),
      clearLevel: writtenClearLevel(override.clearLevel, unit),
      isOff: override.isOff,
    })),
  };
}

/** The rule that a draft describes, or which of its fields are no numbers. */
export function ruleOf(draft: RuleDraft): { readonly rule: Rule } | { readonly mistakes: Mistakes } {
  const level = readLevel(draft.level);
  const clearLevel = readClearLevel(draft.clearLevel);
  const forMinutes = readNumber(draft.forMinutes);
  const keepFiringMinutes = readNumber(draft.keepFiringMinutes);
  const floor = readNumber(draft.floor);
  const { subject } = draft;
  const named = namesOf(subject).length > 0 ? draft.overrides : [];
  const overrides = named.map((override) => overrideOf(override, subject, level));
  const known = overrides.filter((override) => override !== null);
  if (
    level === null ||
    clearLevel === undefined ||
    forMinutes === null ||
    keepFiringMinutes === null ||
    floor === null ||
    known.length < overrides.length
  ) {
    const missing = {
      level: level === null,
      clearLevel: clearLevel === undefined,
      forMinutes: forMinutes === null,
      keepFiringMinutes: keepFiringMinutes === null,
      floor: floor === null,
    };
    const mistakes = Object.entries(missing)
      .filter(([, isMissing]) => isMissing)
      .map(([field]) => [field, words.notANumber]);
    const firstBad = overrides.indexOf(null);
    if (firstBad >= 0) mistakes.push(['overrides', `${words.exception(firstBad + 1)}: ${words.notANumber}`]);
    return { mistakes: Object.fromEntries(mistakes) as Mistakes };
  }
  const rule = {
    ...draft,
    name: draft.name.trim(),
    level,
    clearLevel,
    forMinutes,
    keepFiringMinutes,
    floor,
    include: patterns(draft.include, subject),
    exclude: patterns(draft.exclude, subject),
    overrides: known,
  };
  return { rule };
}

/** The draft about another measure: what cannot stay with it becomes what is usual. */
export function withMeasure(draft: RuleDraft, before: Unit, measure: MeasureView): RuleDraft {
  const subject = measure.subjects.includes(draft.subject) ? draft.subject : measure.subjects.at(-1);
  const changed = { ...draft, measure: measure.id, subject: subject ?? draft.subject };
  const none = { amount: '', factor: usualUnit(measure.unit).factor };
  if (measure.isYesNo) {
    return {
      ...changed,
      comparison: 'above',
      level: { ...none, amount: '0' },
      clearLevel: none,
      // What is yes or no has no other levels, only subjects that are left out.
      overrides: draft.overrides
        .filter(({ isOff }) => isOff)
        .map((override) => ({ ...override, level: { ...none, amount: '0' }, clearLevel: none })),
    };
  }
  if (measure.unit === before) return changed;
  const overrides = draft.overrides.map((override) => ({ ...override, level: none, clearLevel: none }));
  return { ...changed, level: none, clearLevel: none, overrides };
}

function overrideOf(
  { isOff, ...override }: OverrideDraft,
  subject: RuleSubject,
  levelOfRule: number | null,
): RuleOverride | null {
  const level = readLevel(override.level);
  // No level is needed where there are no alerts.
  if (isOff)
    return { ...patterns(override, subject), level: level ?? levelOfRule ?? 0, clearLevel: null, isOff };
  const clearLevel = readClearLevel(override.clearLevel);
  if (level === null || clearLevel === undefined) return null;
  return { ...patterns(override, subject), level, clearLevel, isOff };
}

function writtenClearLevel(level: number | null, unit: Unit): WrittenLevel {
  return level === null ? { amount: '', factor: usualUnit(unit).factor } : writtenLevel(level, unit);
}

/** Undefined where it is no number. */
function readClearLevel(level: WrittenLevel): number | null | undefined {
  return level.amount.trim() === '' ? null : (readLevel(level) ?? undefined);
}

function written({ cluster, group, topic }: NamePatterns): WrittenPatterns {
  return { cluster: cluster ?? '', group: group ?? '', topic: topic ?? '' };
}

/** A pattern for a name that the subject does not have would fit nothing at all: it stays in the draft only. */
function patterns(typed: WrittenPatterns, subject: RuleSubject): NamePatterns {
  const given = (kind: NameKind) => {
    const text = typed[kind].trim();
    return text === '' || !namesOf(subject).includes(kind) ? null : text;
  };
  return { cluster: given('cluster'), group: given('group'), topic: given('topic') };
}
