import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../main/clock.ts';
import type { QueryRequest } from '../../main/confluent/query.ts';
import { PartitionLook, type PartitionAnswer } from '../../main/scrape/partition-look.ts';
import { QueryLine } from '../../main/scrape/query-line.ts';
import { QueryPace } from '../../main/scrape/query-pace.ts';
import { Credentials } from '../../main/confluent/credentials.ts';
import { cleanUp, clientOf, never, serve } from '../unit/confluent/harness.ts';
import { Bench } from './simulator/client.ts';

const GROUP = 'order-fulfilment';
let bench: Bench;
let newest: number;

beforeEach(async () => {
  bench = await new Bench({ historyMinutes: 60 }).open();
  newest = bench.simulator.truth.exportMinute();
});
afterEach(async () => {
  await cleanUp();
  await bench[Symbol.asyncDispose]();
});

/** A look through a line that notes what is asked. */
function looking(url = bench.url) {
  const { key, secret } = bench.simulator.credentials;
  const { api } = clientOf(url, {}, new Credentials(key, secret));
  const asked: QueryRequest[] = [];
  const { clock } = bench;
  const recording = {
    queryPage: (...page: Parameters<typeof api.queryPage>) => {
      asked.push(page[0]);
      return api.queryPage(...page);
    },
  };
  const line = new QueryLine({ pace: new QueryPace({ clock }), api: () => recording });
  const partitionLook = new PartitionLook({ clock, line, random: () => 0 });
  const look = async (...subjects: Parameters<PartitionLook['look']>[2]) => {
    let answers: readonly PartitionAnswer[] | undefined;
    const ended = partitionLook.look('lkc-1', newest, subjects, never).then((all) => (answers = all));
    while (answers === undefined) await bench.clock.advance(bench.clock.pending > 0 ? 250 : 0);
    await ended;
    return answers;
  };
  return { look, asked };
}

const subject = (group = GROUP, topic = 'orders', minutes = 20) => ({
  group,
  topic,
  from: newest - minutes * MINUTE_MS,
});

describe('a look at partitions', () => {
  it.each(['printed', 'absent'] as const)(
    'tells the lag and the records of each as they were, zeros %s',
    async (zeros) => {
      bench.simulator.behaviour.zeros = zeros;
      bench.simulator.start('stuck-partition', { cluster: 'lkc-1', group: GROUP, topic: 'orders' });
      await bench.pass(10);
      newest = bench.simulator.truth.exportMinute();
      const { look } = looking();
      const [answer] = await look(subject());
      if (answer?.kind !== 'partitions') throw new Error(JSON.stringify(answer));
      expect([answer.from, answer.to]).toEqual([newest - 29 * MINUTE_MS, newest + MINUTE_MS]);
      expect(answer.partitions.map(({ partition }) => partition)).toEqual(['0', '1', '2', '3', '4', '5']);
      const { truth } = bench.simulator;
      for (const { partition, lag, produced } of answer.partitions) {
        for (const [index, value] of lag.entries()) {
          const minute = answer.from + index * MINUTE_MS;
          const place = { group: GROUP, topic: 'orders', partition: Number(partition) };
          expect(value).toBe(truth.lag('lkc-1', place, minute));
          expect(produced![index]).toBe(truth.records('lkc-1', 'orders', Number(partition), minute).length);
        }
      }
    },
  );

  it('several share their requests, and six hours are the most', async () => {
    const { look, asked } = looking();
    const groups = bench.simulator.truth.groups('lkc-1').slice(0, 4);
    const subjects = groups.map(({ group, topics }) => subject(group, topics[0]));
    const answers = await look(...subjects, subject(GROUP, 'payments', 5_000));
    expect(answers.map(({ group, topic }) => `${group} ${topic}`)).toEqual(
      [...subjects, subject(GROUP, 'payments')].map(({ group, topic }) => `${group} ${topic}`),
    );
    const spans = new Set(asked.map(({ start, end }) => (end - start) / MINUTE_MS));
    expect([...spans]).toEqual([30, 360]);
    for (const { start, end, limit } of asked)
      expect(((end - start) / MINUTE_MS) * limit!).toBeLessThanOrEqual(2_000);
  });

  it('comes every five minutes at most', async () => {
    const { look, asked } = looking();
    expect(await look(subject())).toHaveLength(1);
    const first = asked.length;
    expect(await look(subject())).toEqual([]);
    await bench.clock.advance(4 * MINUTE_MS);
    expect(await look(subject())).toEqual([]);
    expect(asked).toHaveLength(first);
    await bench.clock.advance(MINUTE_MS);
    expect(await look(subject())).toHaveLength(1);
  });

  it('of very many takes the worst first, and the others with the next', async () => {
    const { look } = looking();
    const many = Array.from({ length: 30 }, (_, index) => subject(`group-${index}`));
    expect((await look(...many)).map(({ group }) => group)).toEqual(
      many.slice(0, 20).map(({ group }) => group),
    );
    expect((await look(...many)).map(({ group }) => group)).toEqual(many.slice(20).map(({ group }) => group));
  });

  it('says so where there are no partitions', async () => {
    const { look } = looking();
    const [answer] = await look(subject('nobody'));
    expect(answer).toMatchObject({ kind: 'none', reason: expect.stringMatching(/does not tell/) as string });
  });

  it('asks a cluster once that has no partitions at all', async () => {
    const server = await serve((_, response) => response.writeHead(400).end('{"errors":[]}'));
    const { look } = looking(server.url);
    const [answer] = await look(subject());
    expect(answer).toMatchObject({ kind: 'none', reason: expect.stringMatching(/does not tell/) as string });
    expect(await look(subject('another'))).toMatchObject([{ kind: 'none' }]);
    expect(server.seen).toHaveLength(1);
  });

  it('knows nothing of what a topic without records produced', async () => {
    const lag = { timestamp: new Date(newest).toISOString(), value: 7, 'metric.partition': 0 };
    const labels = { 'metric.consumer_group_id': GROUP, 'metric.topic': 'mirror' };
    const server = await serve((_, response) => {
      const isLag = server.seen.at(-1)!.body.includes('consumer_lag_offsets');
      response.end(JSON.stringify({ data: isLag ? [{ ...lag, ...labels }] : [] }));
    });
    const [answer] = await looking(server.url).look(subject(GROUP, 'mirror'));
    if (answer?.kind !== 'partitions') throw new Error(JSON.stringify(answer));
    expect(answer.partitions[0]!.produced).toBeNull();
    expect(answer.partitions[0]!.lag.at(-1)).toBe(7);
    expect(answer.partitions[0]!.lag[0]).toBeNaN();
  });

  it('after a failure waits, and says what it was', async () => {
    const { look, asked } = looking();
    bench.simulator.start('server-error');
    const failed = { kind: 'failed', failure: { code: 'server-error' } };
    expect(await look(subject(), subject(GROUP, 'payments', 300))).toMatchObject([failed, failed]);
    bench.simulator.stop();
    expect(await look(subject('another'))).toEqual([]);
    expect(asked).toHaveLength(1);
    await bench.clock.advance(MINUTE_MS);
    expect(await look(subject('another'))).toHaveLength(1);
  });
});
