import * as v from 'valibot';
import type { Clock } from '../clock.ts';
import type { Credentials } from './credentials.ts';
import type { Endpoint } from './endpoints.ts';
import { requestJson } from './json-answer.ts';
import type { Transport } from './transport.ts';

/** What is needed to ask one service of Confluent. */
export interface ServiceAccess {
  readonly transport: Pick<Transport, 'send'>;
  readonly endpoint: Endpoint;
  readonly credentials: Credentials;
  readonly clock: Pick<Clock, 'now'>;
}

const DISCOVERY_PATH = '/v2/metrics/cloud/discovery';

const targetsSchema = v.array(v.object({ labels: v.optional(v.record(v.string(), v.unknown()), {}) }));

/**
 * Asks the Metrics API which Kafka clusters the key may read; the answer is meant for Prometheus' service discovery. A
 * key that may read none gets an empty list or `not-permitted`: which of them is not documented.
 */
export async function discoverClusters(
  { transport, clock, ...access }: ServiceAccess,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const query = new URLSearchParams({ resource_type: 'kafka' });
  const request = { ...access, path: DISCOVERY_PATH, query };
  const { content } = await requestJson(transport, request, readClusterIds, { clock, signal });
  return content;
}

/** The clusters named in an answer, each once. Throws for a text that is none. */
export function readClusterIds(text: string): readonly string[] {
  const targets = v.parse(targetsSchema, JSON.parse(text));
  const ids = targets.flatMap(({ labels }) => {
    const list = labels['__param_resource_kafka_id'];
    return typeof list === 'string' ? list.split(',').map((id) => id.trim()) : [];
  });
  return [...new Set(ids)].filter((id) => id !== '');
}
