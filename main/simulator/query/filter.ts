import * as v from 'valibot';

/** A condition on labels: fields are `resource.kafka.id` or `metric.…`. */
export type Filter =
  | { op: 'EQ' | 'GT' | 'GTE'; field: string; value: string }
  | { op: 'AND' | 'OR'; filters: Filter[] }
  | { op: 'NOT'; filter: Filter };

/** Reads a filter. */
export const filterSchema: v.GenericSchema<Filter> = v.variant('op', [
  v.object({ op: v.picklist(['EQ', 'GT', 'GTE']), field: v.string(), value: v.string() }),
  v.object({ op: v.picklist(['AND', 'OR']), filters: v.array(v.lazy(() => filterSchema)) }),
  v.object({ op: v.literal('NOT'), filter: v.lazy(() => filterSchema) }),
]);

/** Whether labels satisfy a filter. Comparisons are lexicographic; a label that is not there satisfies none. */
export function matches(filter: Filter, labels: Readonly<Record<string, string>>): boolean {
  switch (filter.op) {
    case 'AND':
      return filter.filters.every((part) => matches(part, labels));
    case 'OR':
      return filter.filters.some((part) => matches(part, labels));
    case 'NOT':
      return !matches(filter.filter, labels);
    default: {
      const value = labels[filter.field];
      if (value === undefined) return false;
      if (filter.op === 'EQ') return value === filter.value;
      return value > filter.value || (filter.op === 'GTE' && value === filter.value);
    }
  }
}

/** The comparisons a filter is made of. */
export function comparisons(filter: Filter): Extract<Filter, { field: string }>[] {
  if ('field' in filter) return [filter];
  return filter.op === 'NOT' ? comparisons(filter.filter) : filter.filters.flatMap(comparisons);
}
