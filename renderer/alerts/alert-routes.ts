/** The address of the list with one alert chosen. */
export function alertHref(alertId: string): string {
  return `#/alerts/active/${encodeURIComponent(alertId)}`;
}

/** The list without a choice. */
export const ACTIVE_HREF = '#/alerts';
export const RULES_HREF = '#/alerts/rules';
export const QUIET_HREF = '#/alerts/quiet';
export const NEW_RULE_HREF = '#/alerts/new-rule';

/** The editor of a rule. */
export function ruleHref(ruleId: string): string {
  return `${RULES_HREF}/${encodeURIComponent(ruleId)}`;
}

/** A new rule that starts as a copy of another. */
export function copiedRuleHref(ruleId: string): string {
  return `${NEW_RULE_HREF}/${encodeURIComponent(ruleId)}`;
}
