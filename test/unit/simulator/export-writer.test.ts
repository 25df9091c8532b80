import { expect, test } from 'vitest';
import { DEFAULT_BEHAVIOUR } from '../../../main/simulator/behaviour.ts';
import type { Cluster, Point } from '../../../main/simulator/cluster.ts';
import type { ClusterPlan } from '../../../main/simulator/cluster-plan.ts';
import { type ExportJob, writeExport } from '../../../main/simulator/export-writer.ts';
import { METRICS } from '../../../main/simulator/metric-descriptors.ts';
import { readExposition } from '../../contract/simulator/exposition-lines.ts';

const plan: ClusterPlan = {
  id: 'lkc-1',
  name: 'a "quoted"\nname\\',
  type: 'Basic',
  environment: 'env-1',
  cloud: 'GCP',
  region: 'europe-west3',
  size: 'small',
};

function job(points: () => Iterable<Point>): ExportJob {
  const cluster = {
    plan,
    firstMinute: 0,
    advanceTo: () => undefined,
    points,
    pointsByPartition: () => [],
    principalName: (id) => id,
  } satisfies Cluster;
  return {
    format: 'text',
    minute: 29_000_000,
    clusters: [cluster],
    resources: [{ type: 'kafka', id: plan.id, accessible: true }],
    metrics: METRICS.slice(0, 1),
    failed: undefined,
    answer: 1,
    behaviour: DEFAULT_BEHAVIOUR,
  };
}

test('points are asked for as the answer is read, not before', () => {
  let asked = 0;
  const body = writeExport(
    job(function* () {
      for (; asked < 10_000; asked++) yield { labels: { topic: `topic-${asked}` }, value: 1 };
    }),
  );
  expect(asked).toBe(0);
  body.next();
  expect(asked).toBeGreaterThan(100);
  expect(asked).toBeLessThan(1_000);
  expect([...body].join('').split('\n').length + asked).toBeGreaterThan(10_000);
});

test('quotes, backslashes and line ends in labels are escaped', () => {
  const topic = '\\"\n';
  const text = [...writeExport(job(() => [{ labels: { topic }, value: 0.5 }]))].join('');
  expect(readExposition(text, 'text')[1]).toMatchObject({
    labels: { topic, kafka_name: plan.name },
    value: 0.5,
  });
});

test('a metric without points has no header either', () => {
  expect([...writeExport(job(() => []))].join('')).not.toContain('received_bytes');
});
