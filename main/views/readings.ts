import type { MetricReading } from '../../preload/contract.ts';
import { currentReading, type ClusterSnapshot, type MetricTotal } from '../clusters/snapshot.ts';
import { catalogue } from '../metrics/catalogue.ts';
import { unitOf } from './units.ts';

/** All metrics of a cluster: those of the catalogue in its order, then those it does not know, by name. */
export function metricReadings(snapshot: ClusterSnapshot): MetricReading[] {
  const reported = [...snapshot.totals.values()];
  const known = catalogue.map(({ id }) => snapshot.totals.get(id)).filter((total) => total !== undefined);
  const unknown = reported
    .filter(({ definition }) => !definition.known)
    .sort((a, b) => a.definition.id.localeCompare(b.definition.id));
  return [...known, ...unknown].map(readingOf);
}

function readingOf(total: MetricTotal): MetricReading {
  const { definition, minute, series } = total;
  return {
    id: definition.id,
    title: definition.title,
    sentence: definition.sentence,
    unit: unitOf(definition),
    value: currentReading(total) ?? null,
    remark: remarkOf(total),
    minute: minute ?? null,
    series,
    known: definition.known,
  };
}

/** What must be known to read the value rightly. */
function remarkOf({ state, isCut }: MetricTotal): string | null {
  switch (state) {
    case 'absent-zero':
      return 'Not reported in a complete answer: nothing happened in this minute.';
    case 'not-hot':
      return 'No partition is hot: this is reported only while one is.';
    case 'vanished':
      return 'No longer reported.';
    case 'gap':
      return 'The last answer was incomplete: this minute is not known.';
    case 'never-reported':
      return 'Never reported by this cluster.';
    case 'reported':
      return isCut ? 'Confluent left out part of it: the true value is larger.' : null;
  }
}
