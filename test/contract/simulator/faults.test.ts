import { gunzipSync } from 'node:zlib';
import { request } from 'undici';
import { expect, test } from 'vitest';
import { basic, Bench, plan } from './client.ts';

/** An export whose body is not read yet. */
function begin(bench: Bench) {
  const { key, secret } = bench.simulator.credentials;
  return request(`${bench.url}/v2/metrics/cloud/export?resource.kafka.id=lkc-1`, {
    headers: { authorization: basic(key, secret) },
  });
}

test.each([
  ['server-error', 500],
  ['html-page', 200],
] as const)('%s answers %i with HTML, until stopped', async (scenario, status) => {
  await using bench = await new Bench().open();
  bench.simulator.start(scenario);
  const answer = await bench.export();
  expect([answer.status, answer.headers['content-type']]).toEqual([status, 'text/html; charset=utf-8']);
  expect(answer.text).toContain('<html');
  bench.simulator.stop(scenario);
  expect((await bench.export()).headers['content-type']).toContain('text/plain');
});

test('a fault of one cluster leaves the others alone', async () => {
  await using bench = await new Bench({ clusters: [plan('lkc-1'), plan('lkc-2')] }).open();
  bench.simulator.start('server-error', { cluster: 'lkc-2' });
  expect((await bench.export('resource.kafka.id=lkc-1')).status).toBe(200);
  expect((await bench.export('resource.kafka.id=lkc-2')).status).toBe(500);
});

test('slow-body: headers at once, then 16 bytes a second', async () => {
  await using bench = await new Bench().open();
  bench.simulator.start('slow-body');
  const { statusCode, body } = await begin(bench);
  expect([statusCode, bench.clock.pending]).toEqual([200, 1]);
  const chunks = body[Symbol.asyncIterator]() as AsyncIterator<Buffer, undefined>;
  await bench.clock.advance(1_000);
  expect((await chunks.next()).value).toHaveLength(16);
  await bench.clock.advance(2_000);
  expect((await chunks.next()).value?.length).toBeGreaterThanOrEqual(16);
  body.destroy();
});

test.each(['content-length', 'chunks'] as const)('cut-off-body before the end by %s', async (cutOff) => {
  await using bench = await new Bench({ behaviour: { cutOff } }).open();
  bench.simulator.start('cut-off-body');
  const { statusCode, headers, body } = await begin(bench);
  expect([statusCode, 'content-length' in headers]).toEqual([200, cutOff === 'content-length']);
  let received = 0;
  const read = async () => {
    for await (const chunk of body) received += (chunk as Buffer).length;
  };
  await expect(read()).rejects.toThrow();
  expect(received).toBeGreaterThan(1_000);
});

test('cut-off-body takes turns unless told', async () => {
  await using bench = await new Bench().open();
  bench.simulator.start('cut-off-body');
  const announced: boolean[] = [];
  for (let turn = 0; turn < 4; turn++) {
    const { headers, body } = await begin(bench);
    announced.push('content-length' in headers);
    await expect(body.text()).rejects.toThrow();
  }
  expect(announced).toEqual([true, false, true, false]);
});

test('corrupt-gzip is announced as gzip, begins like it and cannot be read', async () => {
  await using bench = await new Bench().open();
  bench.simulator.start('corrupt-gzip');
  const { statusCode, headers, body } = await begin(bench);
  expect([statusCode, headers['content-encoding']]).toEqual([200, 'gzip']);
  const bytes = Buffer.from(await body.arrayBuffer());
  expect(bytes.subarray(0, 2).toString('hex')).toBe('1f8b');
  expect(() => gunzipSync(bytes)).toThrow();
});
