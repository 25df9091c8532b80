import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MetricsApi } from '../../../main/confluent/metrics-api.ts';
import { Credentials } from '../../../main/confluent/credentials.ts';
import type { FailureCode } from '../../../main/confluent/failure.ts';
import type { Behaviour } from '../../../main/simulator/behaviour.ts';
import type { ScenarioName } from '../../../main/simulator/scenarios.ts';
import { Simulator } from '../../../main/simulator/simulator.ts';
import { cleanUp, clientOf, failureOf, never, openReader } from './harness.ts';

const MINUTE = 60_000;

let simulator: Simulator;
let url: string;

beforeEach(async () => {
  simulator = new Simulator();
  ({ url } = await simulator.listen());
});
afterEach(async () => {
  await cleanUp();
  await simulator.close();
});

function apiWith({ key, secret } = simulator.credentials): MetricsApi {
  return clientOf(url, { limits: { deadlineMs: 2_000 } }, new Credentials(key, secret)).api;
}

const exported = (api = apiWith()) => api.export(simulator.clusterIds, openReader().open, never);

describe('against the stand-in of Confluent Cloud', () => {
  it.each<Partial<Behaviour>>([
    {},
    { gzip: false },
    { honoursAccept: false, defaultFormat: 'text' },
    { honoursAccept: false, defaultFormat: 'openmetrics' },
    { rateLimitHeaders: 'always' },
  ])('an export is read whole: %j', async (behaviour) => {
    Object.assign(simulator.behaviour, behaviour);
    const report = await exported();
    expect(report.samples).toBeGreaterThan(500);
    expect(report.badLines).toBe(0);
    expect(report.families.get('confluent_kafka_server_received_bytes')).toBeGreaterThan(0);
  });

  it.each<[ScenarioName, FailureCode]>([
    ['revoked-key', 'key-refused'],
    ['rate-limited', 'rate-limited'],
    ['server-error', 'server-error'],
    ['slow-body', 'time-out'],
    ['cut-off-body', 'cut-off'],
    ['html-page', 'not-metrics'],
    ['corrupt-gzip', 'cut-off'],
  ])('%s is %s, and over when it is over', async (scenario, code) => {
    const api = apiWith();
    simulator.start(scenario);
    expect((await failureOf(exported(api))).code).toBe(code);
    simulator.stop();
    await expect(exported(api)).resolves.toMatchObject({ badLines: 0 });
  });

  it.each<['clusterKey' | 'withoutRole', FailureCode]>([
    ['clusterKey', 'key-refused'],
    ['withoutRole', 'not-permitted'],
  ])('the key %s is %s', async (kind, code) => {
    const failure = await failureOf(exported(apiWith(simulator.keyring[kind])));
    expect(failure.code).toBe(code);
    expect(JSON.stringify(failure)).not.toContain(simulator.keyring[kind].secret);
  });

  it.each([true, false])(
    'a query is followed over its pages (milliseconds in timestamps: %s)',
    async (queryMilliseconds) => {
      Object.assign(simulator.behaviour, { queryMilliseconds });
      const end = Math.floor(Date.now() / MINUTE) * MINUTE - 5 * MINUTE;
      const start = end - 10 * MINUTE;
      const query = (limit: number) =>
        apiWith().query(
          {
            metric: 'io.confluent.kafka.server/received_bytes',
            clusterIds: simulator.clusterIds.slice(0, 1),
            groupBy: ['metric.topic'],
            granularity: 'PT1M',
            start,
            end,
            limit,
          },
          never,
        );
      const whole = await rowsOf(query(1000));
      const paged = await rowsOf(query(2));
      expect(whole.length).toBeGreaterThan(20);
      expect(paged.toSorted()).toEqual(whole.toSorted());
      const requests = simulator.requests;
      expect(requests).toBeDefined();
    },
  );
});

async function rowsOf(pages: ReturnType<MetricsApi['query']>): Promise<string[]> {
  const rows: string[] = [];
  for await (const page of pages) {
    for (const { timestampMs, value, labels } of page)
      rows.push(`${timestampMs} ${labels['metric.topic']} ${value}`);
  }
  return rows;
}
