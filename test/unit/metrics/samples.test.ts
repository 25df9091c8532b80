import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ExpositionError } from '../../../main/metrics/exposition-error.ts';
import { readExposition } from '../../doubles/collecting-sink.ts';
import type { CollectedSample } from '../../doubles/collecting-sink.ts';

const folder = new URL('../../fixtures/samples/', import.meta.url);
const body = (name: string): Buffer => readFileSync(new URL(name, folder));

const DOCUMENTED_MS = 1_609_459_200_000;
const CAPTURED_MS = 1_736_948_340_000;

const accessible = ['lkc-1', 'lkc-2'].map<CollectedSample>((id) => [
  'confluent_scrape_resource_access_error',
  ['resource_id', id, 'resource_type', 'resource.kafka.id'],
  0,
  NaN,
]);

const exportStatus = [
  ['received_bytes', 0],
  ['sent_bytes', 1],
].map<CollectedSample>(([metric, value]) => [
  'export_status',
  ['export_status', 'error', 'metric', `io.confluent.kafka.server/${metric ?? ''}`, 'resource', 'kafka'],
  Number(value),
  NaN,
]);

function bytes(
  direction: string,
  rows: readonly [id: string, topic: string, value: number][],
): CollectedSample[] {
  return rows.map(([id, topic, value]) => [
    `confluent_kafka_server_${direction}_bytes`,
    ['kafka_id', id, 'topic', topic],
    value,
    DOCUMENTED_MS,
  ]);
}

const ignoreFailed = [
  ...accessible,
  ...exportStatus,
  ...bytes('received', [
    ['lkc-1', 'topicA', 30],
    ['lkc-2', 'topicA', 70],
  ]),
];

describe("Confluent's documented bodies", () => {
  test.each<[file: string, format: 'text' | 'openmetrics', samples: CollectedSample[]]>([
    ['openapi-export-openmetrics-ignore-failed.txt', 'openmetrics', ignoreFailed],
    ['openapi-export-text-plain-ignore-failed.prom', 'text', ignoreFailed],
    [
      'openapi-export-openmetrics.txt',
      'openmetrics',
      [
        ...accessible,
        ...bytes('received', [
          ['lkc-1', 'topicA', 30],
          ['lkc-1', 'topicB', 70],
          ['lkc-2', 'topicA', 230],
          ['lkc-2', 'topicB', 270],
        ]),
        ...bytes('sent', [
          ['lkc-1', 'topicA', 34],
          ['lkc-1', 'topicB', 74],
        ]),
      ],
    ],
    [
      'openapi-export-text-plain.prom',
      'text',
      [
        ...accessible,
        ...bytes('received', [
          ['lkc-1', 'topicA', 10],
          ['lkc-1', 'topicB', 20],
          ['lkc-2', 'topicA', 30],
        ]),
        ...bytes('sent', [
          ['lkc-1', 'topicA', 90],
          ['lkc-1', 'topicB', 80],
          ['lkc-2', 'topicA', 70],
        ]),
      ],
    ],
  ])('%s', (file, format, samples) => {
    const { series, badLines, sink } = readExposition(body(file), { format });
    expect(series).toStrictEqual(samples);
    expect(badLines).toBe(0);
    expect(sink.helps[0]?.[1]).toMatch(/^Error status of resources queried\. .*access it\.$/);
  });
});

test('the captured body: all samples, missing labels, and the one line that its author broke', () => {
  const { series, badLines, firstBadLine } = readExposition(body('real-flink-export-2025-01-15.prom'));
  const source = 'team-emea.pneff_flink_demo_2025_01_21.orders';
  const first = [
    ['compute_pool_id', 'lfcp-539kx8'],
    ['flink_statement_uid', 'a9a5e95c-8e5c-4a0a-84ae-2df36c38b501'],
    ['flink_statement_name', 'workspace-2025-01-15-132945-4482b167-051a-4fef-9b00-18663480c4ed'],
  ].flat();
  const second = [
    ['compute_pool_id', 'lfcp-539kx8'],
    ['flink_statement_uid', 'd4358049-8e0b-4fec-bac9-a6a343221116'],
    ['flink_statement_name', 'workspace-2025-01-15-133446-f225af1f-1766-4bb4-8f0a-519d3044dc44'],
  ].flat();
  const from = (table: string, labels: string[]): string[] => ['table_name', table, ...labels];
  const filtered = `${source}_filtered`;
  const pool = ['compute_pool_id', 'lfcp-539kx8'];
  const expected: [metric: string, labels: string[], value: number][] = [
    ['num_records_in', from(source, first), 122],
    ['num_records_in', from(filtered, second), 58],
    ['num_records_out', from(filtered, first), 51],
    ['num_records_out', second, 0],
    ['pending_records', from(source, first), 0],
    ['pending_records', from(filtered, second), 0],
    ['current_input_watermark_milliseconds', from(source, first), 1_736_948_396_647],
    ['current_input_watermark_milliseconds', from(filtered, second), 1_736_948_225_642],
    ['current_output_watermark_milliseconds', from(filtered, first), 1_736_948_396_647],
    ['current_output_watermark_milliseconds', second, 1_736_948_225_642],
    ['compute_pool_utilization_current_cfus', pool, 2],
    ['compute_pool_utilization_cfu_minutes_consumed', pool, 2],
    ['compute_pool_utilization_cfu_limit', pool, 10],
  ];
  expect(series).toStrictEqual(
    expected.map(([metric, labels, value]) => [`confluent_flink_${metric}`, labels, value, CAPTURED_MS]),
  );
  expect(badLines).toBe(1);
  expect(firstBadLine).toMatchObject({ line: 28, reason: 'no number as value' });
});

test.each(readdirSync(folder).filter((file) => file.endsWith('.json')))('%s is no metrics', (file) => {
  expect(() => readExposition(body(file))).toThrow(ExpositionError);
  expect(() => readExposition(body(file))).toThrow('The answer is JSON, no metrics.');
});
