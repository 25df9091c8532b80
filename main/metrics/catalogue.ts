import { catalogueEntries } from './catalogue-entries.ts';
import { SERVER_PREFIX, apiNameOf } from './metric-names.ts';
import type { MetricDefinition, MetricUnit } from './metric-definition.ts';

export type { MetricDefinition } from './metric-definition.ts';
export { EXPORT_STATUS, RESOURCE_ACCESS_ERROR } from './metric-names.ts';

/** All metrics known by name, in the order in which they are best shown. */
export const catalogue: readonly MetricDefinition[] = catalogueEntries;

const definitions = new Map(catalogue.map((definition) => [definition.id, definition]));

/** The catalogue's entry of a metric, by its name in the exposition formats. */
export function definitionOf(metricName: string): MetricDefinition | undefined {
  return definitions.get(metricName);
}

/**
 * The definition of a metric that the catalogue does not know: taken as reported, and told apart by every label that
 * may be part of its identity. `labelNames` are all label names seen on it, `help` its `# HELP` sentence.
 */
export function unknownDefinition(
  metricName: string,
  labelNames: readonly string[],
  help?: string,
): MetricDefinition {
  return {
    id: metricName,
    apiName: apiNameOf(metricName),
    title: titleOf(metricName),
    sentence: help ?? 'Not known to Laglight; shown as reported.',
    kind: 'level',
    unit: unitOf(metricName),
    identity: labelNames.filter((name) => name !== 'kafka_id' && !isNameBesideId(name, labelNames)),
    absence: 'unknown',
    total: 'sum',
    known: false,
  };
}

/** Names may change while ids stay: a renamed topic owner must not fork the history. */
function isNameBesideId(name: string, labelNames: readonly string[]): boolean {
  return name.endsWith('_name') && labelNames.includes(name.replace(/_name$/, '_id'));
}

function unitOf(metricName: string): MetricUnit {
  if (metricName.endsWith('_bytes')) return 'bytes';
  return metricName.endsWith('_milliseconds') ? 'milliseconds' : 'plain';
}

function titleOf(metricName: string): string {
  const short = metricName.startsWith(SERVER_PREFIX) ? metricName.slice(SERVER_PREFIX.length) : metricName;
  const words = short.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
