import { quantityText } from '../../preload/format.ts';
import { groupLags, topics } from '../clusters/breakdowns.ts';
import type { HealthVerdict } from '../clusters/health.ts';
import { currentReading, type ClusterSnapshot, type SnapshotIssue } from '../clusters/snapshot.ts';
import type { FailureDetails } from '../confluent/failure.ts';
import { definitionOf } from '../metrics/catalogue.ts';
import { METRIC } from './metric-ids.ts';

/**
 * What a cluster's card says under its name. No times in it: the reader's clock may be in another zone than this
 * machine's, so whoever shows the sentence adds since when.
 */
export function clusterSentence(
  { reason }: HealthVerdict,
  snapshot: ClusterSnapshot,
  failure: FailureDetails | undefined,
): string {
  switch (reason.kind) {
    case 'load':
      return (
        `Cluster load is ${quantityText(reason.load, 'ratio')}. ` +
        'From 80 % on Confluent slows clients down: add capacity or move load away.'
      );
    case 'hot-partitions':
      return `${hotTopics(snapshot)} Spread its keys, or give the topic more partitions.`;
    case 'key-refused':
      return failure?.title ?? 'Confluent refuses the key.';
    case 'inaccessible':
      return 'Confluent says that this cluster does not exist, or that this key may not read it.';
    case 'failed':
      return failure?.title ?? 'The last read failed.';
    case 'no-new-data':
      return 'Confluent answers, but with no newer data.';
    case 'not-read-yet':
      return 'Being read for the first time.';
    case 'fine':
      return groupsSentence(snapshot);
  }
}

/** Lag is told, not judged: whether it is too much is for the user's rules to say. */
function groupsSentence(snapshot: ClusterSnapshot): string {
  const groups = groupLags(snapshot);
  const gone = groups.filter(({ vanishedSince }) => vanishedSince !== undefined).map(({ group }) => group);
  const reported = groups.length - gone.length;
  const lag = currentReading(snapshot.totals.get(METRIC.lag));
  const told =
    reported === 0 || lag === undefined
      ? 'No consumer group reports lag.'
      : `${plural(reported, 'consumer group')}, ${quantityText(lag, 'records')} behind in all.`;
  return gone.length === 0
    ? told
    : `${listed(gone)} no longer ${gone.length === 1 ? 'reports' : 'report'} lag. ${told}`;
}

function hotTopics(snapshot: ClusterSnapshot): string {
  const { keys, columns } = topics(snapshot);
  const hot = new Set<string>();
  for (const direction of ['ingress', 'egress']) {
    const values = columns.get(`confluent_kafka_server_hot_partition_${direction}`)?.values ?? [];
    for (const [row, value] of values.entries()) if (value > 0) hot.add(keys[0]?.[row] ?? '');
  }
  return hot.size === 0 ? 'A partition is hot.' : `A partition of ${listed([...hot])} is hot.`;
}

/** What is incomplete about a cluster's data, a sentence for each issue. */
export function issueSentence(issue: SnapshotIssue): string {
  switch (issue.kind) {
    case 'cut-metrics':
      return (
        `Confluent cut ${titles(issue.metrics)} at 60,000 series: what is shown is a part. ` +
        'From the next read on each cluster is asked for by itself.'
      );
    case 'failed-metrics':
      return `Confluent could not compute ${titles(issue.metrics)} for this minute.`;
    case 'unreadable':
      return `${plural(issue.lines + issue.samples, 'line')} of the answer could not be read.`;
    case 'duplicates':
      return `${plural(issue.samples, 'series', 'series')} came twice in ${titles(issue.metrics)}; the larger value counts.`;
    case 'late':
      return `${plural(issue.samples, 'sample')} came late, for a minute that was already read.`;
    case 'requests-by-type-only':
      return 'So many series that requests are kept by request type only, not by principal.';
  }
}

function titles(metricIds: readonly string[]): string {
  return listed(metricIds.map((id) => `“${definitionOf(id)?.title ?? id}”`));
}

/** "a", "a and b", "a, b and 3 more". */
export function listed(names: readonly string[]): string {
  const [first = '', second, ...rest] = names;
  if (second === undefined) return first;
  return rest.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${rest.length} more`;
}

/** "1 line", "2 lines". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}
