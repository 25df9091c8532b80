import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { catalogue, definitionOf, unknownDefinition } from '../../../main/metrics/catalogue.ts';

const id = (name: string): string => `confluent_kafka_server_${name}`;

describe('the catalogue', () => {
  test.each<[name: string, kind: string, unit: string, identity: string[], absence: string, total: string]>([
    ['received_bytes', 'delta', 'bytes', ['topic'], 'zero', 'sum'],
    ['sent_bytes', 'delta', 'bytes', ['topic'], 'zero', 'sum'],
    ['received_records', 'delta', 'records', ['topic'], 'zero', 'sum'],
    ['sent_records', 'delta', 'records', ['topic'], 'zero', 'sum'],
    ['retained_bytes', 'level', 'bytes', ['topic'], 'vanished', 'sum'],
    ['active_connection_count', 'level', 'count', ['principal_id'], 'vanished', 'sum'],
    ['request_count', 'delta', 'requests', ['principal_id', 'type'], 'zero', 'sum'],
    ['request_bytes', 'delta', 'bytes', ['principal_id', 'type'], 'zero', 'sum'],
    ['response_bytes', 'delta', 'bytes', ['principal_id', 'type'], 'zero', 'sum'],
    ['partition_count', 'level', 'count', [], 'vanished', 'sum'],
    ['successful_authentication_count', 'delta', 'count', ['principal_id'], 'zero', 'sum'],
    ['consumer_lag_offsets', 'level', 'records', ['consumer_group_id', 'topic'], 'vanished', 'sum'],
    ['rest_produce_request_bytes', 'delta', 'bytes', ['principal_id', 'topic'], 'zero', 'sum'],
    ['cluster_load_percent', 'level', 'ratio', [], 'vanished', 'max'],
    ['cluster_load_percent_max', 'level', 'ratio', [], 'vanished', 'max'],
    ['cluster_load_percent_avg', 'level', 'ratio', [], 'vanished', 'max'],
    ['hot_partition_ingress', 'level', 'plain', ['topic', 'partition'], 'not-hot', 'max'],
    ['hot_partition_egress', 'level', 'plain', ['topic', 'partition'], 'not-hot', 'max'],
    ['dedicated_cku_count', 'level', 'count', [], 'vanished', 'sum'],
    ['elastic_cku_count', 'level', 'count', [], 'vanished', 'sum'],
  ])('%s is a %s in %s', (name, kind, unit, identity, absence, total) => {
    expect(definitionOf(id(name))).toMatchObject({
      apiName: `io.confluent.kafka.server/${name}`,
      ...{ kind, unit, identity, absence, total, known: true },
    });
  });

  test.each([
    'client_limit_milliseconds',
    'max_pending_rebalance_time_milliseconds',
    'cluster_link_count',
    'cluster_link_mirror_topic_count',
    'cluster_link_mirror_topic_offset_lag',
    'cluster_link_mirror_topic_bytes',
    'cluster_link_destination_response_bytes',
    'cluster_link_source_response_bytes',
  ])('knows %s', (name) => {
    expect(definitionOf(id(name))?.kind).toBe(name.endsWith('_bytes') ? 'delta' : 'level');
  });

  test('names each metric once, and says one sentence about it', () => {
    expect(new Set(catalogue.map((metric) => metric.id)).size).toBe(catalogue.length);
    expect(new Set(catalogue.map((metric) => metric.title)).size).toBe(catalogue.length);
    for (const { sentence } of catalogue) expect(sentence).toMatch(/^[A-Z][^.]*(\.\d[^.]*)*\.$/);
  });
});

describe('a metric that the catalogue does not know', () => {
  test('is told apart by all labels but the cluster, and names that stand beside an id', () => {
    const labels = ['kafka_id', 'kafka_name', 'principal_id', 'principal_name', 'link_name', 'zone'];
    expect(unknownDefinition(id('queue_wait_milliseconds'), labels, 'How long.')).toStrictEqual({
      id: id('queue_wait_milliseconds'),
      apiName: 'io.confluent.kafka.server/queue_wait_milliseconds',
      title: 'Queue wait milliseconds',
      sentence: 'How long.',
      kind: 'level',
      unit: 'milliseconds',
      identity: ['principal_id', 'link_name', 'zone'],
      absence: 'unknown',
      total: 'sum',
      known: false,
    });
  });

  test('keeps its name where it is not of a Kafka cluster', () => {
    const flink = readFileSync(
      new URL('../../fixtures/samples/real-flink-export-2025-01-15.prom', import.meta.url),
      'utf8',
    );
    const [name = ''] = /^confluent_flink\w+(?=\{)/m.exec(flink) ?? [];
    expect(definitionOf(name)).toBeUndefined();
    expect(unknownDefinition(name, [])).toMatchObject({ id: name, apiName: name, unit: 'plain' });
  });
});
