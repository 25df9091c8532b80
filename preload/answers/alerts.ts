import type { ChartPanel } from './charts.ts';
import type { Unit } from './words.ts';

/** How bad an alert is, worst first. */
export const SEVERITIES = ['critical', 'warning'] as const;
/** See {@link SEVERITIES}. */
export type Severity = (typeof SEVERITIES)[number];

/** What a rule can be about. */
export const RULE_SUBJECTS = ['account', 'cluster', 'group', 'group-topic', 'topic'] as const;
/** See {@link RULE_SUBJECTS}. */
export type RuleSubject = (typeof RULE_SUBJECTS)[number];

/** How a value stands to the level of a rule. */
export const COMPARISONS_OF_RULES = ['above', 'below'] as const;
/** See {@link COMPARISONS_OF_RULES}. */
export type RuleComparison = (typeof COMPARISONS_OF_RULES)[number];

/** How long a snooze lasts. `tomorrow` is 9:00 of the next day. */
export const SNOOZE_LENGTHS = ['15-minutes', '1-hour', 'tomorrow', 'recovery'] as const;
/** See {@link SNOOZE_LENGTHS}. */
export type SnoozeLength = (typeof SNOOZE_LENGTHS)[number];

/** The longest mute that ends by itself: a year, in minutes. */
export const MUTE_LENGTH_LIMIT = 365 * 24 * 60;

/** Ways in which others are told. */
export const HOOK_KINDS = ['webhook', 'slack', 'teams', 'command'] as const;
/** See {@link HOOK_KINDS}. */
export type HookKind = (typeof HOOK_KINDS)[number];

/** What one alert is about; what does not apply is null. */
export interface AlertSubject {
  readonly accountId: string;
  /** Named where the alert is about the account as a whole. */
  readonly accountName?: string;
  readonly clusterId: string | null;
  readonly clusterName: string | null;
  readonly group: string | null;
  readonly topic: string | null;
}

/**
 * Glob patterns (`*` any text, `?` one character, several separated by commas); null is any. They are held against
 * names and ids of clusters, and against groups and topics.
 */
export interface NamePatterns {
  readonly cluster: string | null;
  readonly group: string | null;
  readonly topic: string | null;
}

/** Other levels for some subjects; the first override that fits counts. */
export interface RuleOverride extends NamePatterns {
  readonly level: number;
  readonly clearLevel: number | null;
  /** True: no alerts at all for these. */
  readonly isOff: boolean;
}

/** What an alert is raised for. Levels are in the unit of the measure: milliseconds, records, ratio, per second … */
export interface Rule {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly subject: RuleSubject;
  /** The id of a `MeasureView`. */
  readonly measure: string;
  readonly comparison: RuleComparison;
  readonly level: number;
  /** The value has to be past the level for so many minutes; 0 to 1,440. */
  readonly forMinutes: number;
  /** Where it clears; null is the level itself. */
  readonly clearLevel: number | null;
  /** It goes on firing for so many minutes after it cleared, so that it does not flap; 0 to 1,440. */
  readonly keepFiringMinutes: number;
  readonly severity: Severity;
  /** With a lag of fewer records than this it does not fire; 0 for none. */
  readonly floor: number;
  readonly include: NamePatterns;
  readonly exclude: NamePatterns;
  readonly overrides: readonly RuleOverride[];
}

/** A rule as the list shows it. */
export interface RuleView {
  readonly rule: Rule;
  /** "Any group in prod-* more than 10 min behind for 5 min: warning". */
  readonly sentence: string;
  /** Why this rule, with its source; null for a rule of the user. */
  readonly explanation: string | null;
  /** One of those that come with Laglight. */
  readonly isDefault: boolean;
  /** A default rule that the user changed: it can be reset. */
  readonly isChanged: boolean;
  readonly isMuted: boolean;
  readonly active: number;
}

/** Something that a rule can be about. */
export interface MeasureView {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly unit: Unit;
  readonly subjects: readonly RuleSubject[];
  /** Measures that are yes or no ("stalled") have no level to choose. */
  readonly isYesNo: boolean;
}

/** The rules, those that come with Laglight first, and all that rules can be about. */
export interface RulesPage {
  readonly rules: readonly RuleView[];
  readonly measures: readonly MeasureView[];
}

/** Where an alert stands. `pending` is not yet said to anybody. */
export type AlertPhase = 'pending' | 'firing' | 'recovering' | 'resolved';

/** An alert: a rule firing for one subject. */
export interface AlertView {
  /** Stable: the rule and the subject. */
  readonly id: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly severity: Severity;
  readonly phase: AlertPhase;
  readonly subject: AlertSubject;
  /** What and where: "billing is 14 min behind on orders". */
  readonly title: string;
  /** The likely cause from the group's own figures; null where none can be told. */
  readonly cause: string | null;
  /** "It clears below 10 min." */
  readonly clears: string;
  readonly value: number | null;
  readonly unit: Unit;
  /** The minute of `value`. */
  readonly minute: number;
  /** Since when it fires (pending: since when it is past the level). */
  readonly since: number;
  readonly acknowledgedAt: number | null;
  /** Null: not snoozed. `recovery`: until it recovers. */
  readonly snoozedUntil: number | 'recovery' | null;
  /** The path of the page behind `#` to look at. */
  readonly path: string;
}

/** Why nobody is told of anything at the moment; clusters are not judged without fresh data. */
export interface Inconclusive {
  readonly accountId: string;
  readonly accountName: string;
  /** "No network since", "Just woke up", "Paused", "Rate-limited", "Key rejected". */
  readonly sentence: string;
  readonly since: number;
}

/** Weekly hours without notices, in the local time of the machine; `to` before `from` goes over midnight. */
export interface QuietHours {
  /** 0 is Sunday. The day on which it begins. */
  readonly days: readonly number[];
  /** Minutes after midnight, 0 to 1,439. */
  readonly from: number;
  readonly to: number;
  /** Critical ones come through all the same. */
  readonly isCriticalLetThrough: boolean;
}

/** Something whose notices are not wanted. */
export interface Mute {
  readonly id: string;
  readonly clusterId: string | null;
  readonly group: string | null;
  readonly ruleId: string | null;
  /** Null: until it is taken back. */
  readonly until: number | null;
  readonly sentence: string;
}

/** How notices reach the user here. */
export interface NoticeWays {
  /** `desktop`: notifications of the system. `page`: the browser's or a banner on the page. */
  readonly kind: 'desktop' | 'page';
  /** Why notices cannot be shown now and what to do; null when they can. */
  readonly problem: string | null;
  readonly isOnlyCritical: boolean;
  readonly hasSound: boolean;
}

/** All that is active now. */
export interface AlertsPage {
  /** Worst first, then newest; pending ones last. */
  readonly active: readonly AlertView[];
  readonly inconclusive: readonly Inconclusive[];
  /** Set while notices are held back; what is held back becomes a digest at the end. */
  readonly quiet: { readonly until: number; readonly held: number } | null;
  readonly mutes: readonly Mute[];
  readonly ways: NoticeWays;
}

/** An entry of the log. */
export interface AlertLogEntry {
  readonly at: number;
  /** `while-away`: found when minutes were filled in later; nobody was told then. */
  readonly kind:
    'fired' | 'worsened' | 'resolved' | 'acknowledged' | 'snoozed' | 'digest' | 'test' | 'while-away';
  readonly alertId: string | null;
  readonly severity: Severity | null;
  readonly subject: AlertSubject | null;
  readonly title: string;
  readonly detail: string;
  /** What became of the notice: shown, held back (why), failed (why). */
  readonly notice: string;
  readonly path: string | null;
}

/** The alert that was chosen, with its chart. */
export interface AlertDetail {
  readonly alert: AlertView | null;
  readonly log: readonly AlertLogEntry[];
  readonly panel: (ChartPanel & { readonly from: number; readonly stepMs: number }) | null;
  /** When it fired, for marks on the chart. */
  readonly firings: readonly { readonly from: number; readonly to: number | null }[];
}

/** What a rule would have done. */
export interface RulePreview {
  /** What is wrong with the rule, by field; empty when nothing is. */
  readonly mistakes: Readonly<Record<string, string>>;
  readonly sentence: string;
  /** "Would have fired 3 times in the last 7 days." */
  readonly summary: string;
  readonly firings: readonly {
    readonly subject: AlertSubject;
    readonly label: string;
    readonly from: number;
    readonly to: number | null;
  }[];
  /** The subject that fired most, with the level as a threshold. */
  readonly panel: (ChartPanel & { readonly from: number; readonly stepMs: number }) | null;
  /** A level that its own history suggests, with why; null where there is too little. */
  readonly suggestion: { readonly level: number; readonly sentence: string } | null;
}

/** Somebody or something else that is told. */
export interface Hook {
  readonly id: string;
  readonly name: string;
  readonly isEnabled: boolean;
  readonly kind: HookKind;
  /** For webhooks: what of the address may be shown; the secret part is in the vault. */
  readonly shownAddress: string | null;
  /** For commands: program and arguments, one each; run without a shell. */
  readonly command: readonly string[] | null;
  readonly isOnlyCritical: boolean;
  /** How the last call went, in words. */
  readonly lastOutcome: string | null;
}

/** A hook as the user fills it in. */
export interface HookEdit {
  /** Null adds one. */
  readonly id: string | null;
  readonly name: string;
  readonly kind: HookKind;
  /** For webhooks, with its secret part, which never comes back; null keeps the one there is. */
  readonly address: string | null;
  /** For commands: program and arguments; null for webhooks. */
  readonly command: readonly string[] | null;
  readonly isEnabled: boolean;
  readonly isOnlyCritical: boolean;
}

/** What a notice says; hosts show it. */
export interface Notice {
  readonly id: string;
  /** The notice that this one takes the place of, or withdraws. */
  readonly alertId: string | null;
  readonly kind: 'alert' | 'recovery' | 'digest' | 'cause' | 'test';
  readonly severity: Severity | null;
  readonly title: string;
  readonly body: string;
  readonly path: string;
  readonly isSilent: boolean;
  readonly actions: readonly ('snooze' | 'acknowledge')[];
  /** The minute of the data, and since when it fires: the host writes them in the user's time zone. */
  readonly minute: number | null;
  readonly since: number | null;
}

/** Alerts at a glance. */
export interface AlertsAtAGlance {
  /** Firing ones, by severity; pending ones do not count. */
  readonly critical: number;
  readonly warning: number;
  /** Notices are held back by quiet hours. */
  readonly isQuiet: boolean;
  /** At most ten, worst first. */
  readonly worst: readonly AlertView[];
}
