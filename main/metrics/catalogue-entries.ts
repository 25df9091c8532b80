import { SERVER_PREFIX, apiNameOf } from './metric-names.ts';
import type { MetricDefinition } from './metric-definition.ts';

type Entry = Pick<MetricDefinition, 'title' | 'sentence' | 'unit'> &
  Partial<Pick<MetricDefinition, 'identity' | 'absence' | 'total'>>;

const byTopic = ['topic'];
const byPrincipal = ['principal_id'];
const byRequestType = ['principal_id', 'type'];

// Where Confluent documents no labels, the lists below name all that were seen or reported: one too many does no
// harm, one too few would make one series of two.
const byLink = ['link_id', 'link_name', 'mode'];
const byMirrorTopic = [...byLink, 'topic'];
const byLinkState = [...byLink, 'link_state', 'state', 'reason'];
const byMirrorState = [...byLink, 'link_mirror_topic_state', 'link_mirror_topic_reason', 'state', 'reason'];

/** The catalogue's entries, in the order in which they are best shown. */
export const catalogueEntries: readonly MetricDefinition[] = [
  level('consumer_lag_offsets', {
    title: 'Consumer lag',
    sentence: 'How many records a consumer group is behind the end of a topic.',
    unit: 'records',
    identity: ['consumer_group_id', 'topic'],
  }),
  delta('received_bytes', {
    title: 'Bytes in',
    sentence: 'Bytes that clients produced to the cluster, without mirrored topics.',
    unit: 'bytes',
    identity: byTopic,
  }),
  delta('sent_bytes', {
    title: 'Bytes out',
    sentence: 'Bytes that consumers fetched from the cluster.',
    unit: 'bytes',
    identity: byTopic,
  }),
  delta('received_records', {
    title: 'Records in',
    sentence: 'Records that clients produced to the cluster.',
    unit: 'records',
    identity: byTopic,
  }),
  delta('sent_records', {
    title: 'Records out',
    sentence: 'Records that all consumer groups together fetched from the cluster.',
    unit: 'records',
    identity: byTopic,
  }),
  level('active_connection_count', {
    title: 'Connections',
    sentence: 'Open, authenticated client connections.',
    unit: 'count',
    identity: byPrincipal,
  }),
  level('cluster_load_percent', {
    title: 'Cluster load',
    sentence: 'How busy the cluster is, from 0 to 1; from 0.8 on it slows clients down.',
    unit: 'ratio',
    total: 'max',
  }),
  level('cluster_load_percent_max', {
    title: 'Cluster load, busiest broker',
    sentence: 'How busy the busiest broker is, from 0 to 1.',
    unit: 'ratio',
    total: 'max',
  }),
  level('cluster_load_percent_avg', {
    title: 'Cluster load, mean of brokers',
    sentence: 'How busy the brokers are on average, from 0 to 1.',
    unit: 'ratio',
    total: 'max',
  }),
  level('hot_partition_ingress', {
    title: 'Hot partitions, in',
    sentence: 'Topics with a partition that receives far more than the others.',
    unit: 'plain',
    identity: ['topic', 'partition'],
    absence: 'not-hot',
    total: 'max',
  }),
  level('hot_partition_egress', {
    title: 'Hot partitions, out',
    sentence: 'Topics with a partition that sends far more than the others.',
    unit: 'plain',
    identity: ['topic', 'partition'],
    absence: 'not-hot',
    total: 'max',
  }),
  level('client_limit_milliseconds', {
    title: 'Client throttling',
    sentence: 'How long clients were held back by a quota or a limit of the cluster.',
    unit: 'milliseconds',
    identity: ['principal_id', 'client_id', 'reason'],
    total: 'max',
  }),
  level('max_pending_rebalance_time_milliseconds', {
    title: 'Longest rebalance',
    sentence: 'How long the longest rebalance of a consumer group that is under way has taken so far.',
    unit: 'milliseconds',
    identity: ['consumer_group_id'],
    total: 'max',
  }),
  delta('request_count', {
    title: 'Requests',
    sentence: 'Requests that the cluster received.',
    unit: 'requests',
    identity: byRequestType,
  }),
  delta('request_bytes', {
    title: 'Request bytes',
    sentence: 'Size of the requests that the cluster received.',
    unit: 'bytes',
    identity: byRequestType,
  }),
  delta('response_bytes', {
    title: 'Response bytes',
    sentence: 'Size of the answers that the cluster sent.',
    unit: 'bytes',
    identity: byRequestType,
  }),
  delta('rest_produce_request_bytes', {
    title: 'REST produce bytes',
    sentence: 'Size of the produce requests that came through the REST API.',
    unit: 'bytes',
    identity: [...byPrincipal, ...byTopic],
  }),
  delta('successful_authentication_count', {
    title: 'Authentications',
    sentence: 'Successful log-ins of clients; many of them mean that connections do not last.',
    unit: 'count',
    identity: byPrincipal,
  }),
  level('partition_count', {
    title: 'Partitions',
    sentence: 'Partitions of the cluster, each counted once.',
    unit: 'count',
  }),
  level('retained_bytes', {
    title: 'Retained bytes',
    sentence: 'Bytes that the cluster keeps on disk.',
    unit: 'bytes',
    identity: byTopic,
  }),
  level('dedicated_cku_count', {
    title: 'CKUs',
    sentence: 'Confluent units of a dedicated cluster.',
    unit: 'count',
  }),
  level('elastic_cku_count', {
    title: 'Elastic CKUs',
    sentence: 'Elastic Confluent units in use, which is not the number billed.',
    unit: 'count',
  }),
  level('cluster_link_count', {
    title: 'Cluster links',
    sentence: 'Links to and from other clusters.',
    unit: 'count',
    identity: byLinkState,
  }),
  level('cluster_link_task_count', {
    title: 'Cluster link tasks',
    sentence: 'Background tasks of the cluster links.',
    unit: 'count',
    identity: [...byLinkState, 'link_task_name', 'link_task_state', 'link_task_reason'],
  }),
  level('cluster_link_mirror_topic_count', {
    title: 'Mirror topics',
    sentence: 'Topics that are mirrored over cluster links.',
    unit: 'count',
    identity: byMirrorState,
  }),
  level('cluster_link_mirror_topic_offset_lag', {
    title: 'Mirror lag',
    sentence: 'How many records the partition of a mirror topic that lags most is behind its source.',
    unit: 'records',
    identity: byMirrorTopic,
    total: 'max',
  }),
  level('cluster_link_mirror_transition_in_error', {
    title: 'Mirror errors',
    sentence: 'Mirror topics that failed to change their state.',
    unit: 'count',
    identity: byMirrorState,
  }),
  delta('cluster_link_mirror_topic_bytes', {
    title: 'Mirrored bytes',
    sentence: 'Bytes of mirror topics that came over cluster links.',
    unit: 'bytes',
    identity: byMirrorTopic,
  }),
  delta('cluster_link_destination_response_bytes', {
    title: 'Link bytes in',
    sentence: 'Bytes that the cluster fetched over cluster links as their destination.',
    unit: 'bytes',
    identity: byLink,
  }),
  delta('cluster_link_source_response_bytes', {
    title: 'Link bytes out',
    sentence: 'Bytes that the cluster sent over cluster links as their source.',
    unit: 'bytes',
    identity: byLink,
  }),
];

function delta(name: string, entry: Entry): MetricDefinition {
  return define(name, 'delta', 'zero', entry);
}

function level(name: string, entry: Entry): MetricDefinition {
  return define(name, 'level', 'vanished', entry);
}

function define(
  name: string,
  kind: MetricDefinition['kind'],
  absence: MetricDefinition['absence'],
  entry: Entry,
): MetricDefinition {
  const id = SERVER_PREFIX + name;
  return { id, apiName: apiNameOf(id), kind, absence, identity: [], total: 'sum', known: true, ...entry };
}
