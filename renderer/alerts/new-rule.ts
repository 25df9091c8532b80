import type { MeasureView, NamePatterns, Rule } from '../../preload/contract.ts';

const ANY: NamePatterns = { cluster: null, group: null, topic: null };

/** What a new rule starts from: any group on any topic more than ten minutes behind for five. */
export function newRule(measures: readonly MeasureView[]): Rule {
  const measure = measures[0];
  return {
    id: '',
    name: '',
    isEnabled: true,
    subject: measure?.subjects.at(-1) ?? 'cluster',
    measure: measure?.id ?? '',
    comparison: 'above',
    level: measure?.unit === 'milliseconds' ? 600_000 : 0,
    forMinutes: 5,
    clearLevel: null,
    keepFiringMinutes: 2,
    severity: 'warning',
    floor: 0,
    include: ANY,
    exclude: ANY,
    overrides: [],
  };
}
