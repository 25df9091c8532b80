import { expect, it } from 'vitest';
import { Credentials } from '../../../main/confluent/credentials.ts';
import { readEndpoints } from '../../../main/confluent/endpoints.ts';
import { ManagementApi } from '../../../main/confluent/management-api.ts';
import type { Transport } from '../../../main/confluent/transport.ts';
import { addressOf } from '../../../main/confluent/endpoints.ts';
import { failureOf, KEY, never, NOW, SECRET } from './harness.ts';

/** The management API at Confluent's own address, with pages instead of a network. */
function apiWith(pages: Readonly<Record<string, unknown>>) {
  const asked: string[] = [];
  const transport = {
    send: ({ endpoint, path, query }, open) => {
      const url = addressOf(endpoint, path, query);
      asked.push(url.href);
      const head = { status: 200, headers: {}, url };
      open(head)(Buffer.from(JSON.stringify(pages[url.href])));
      return Promise.resolve({ ...head, errorBody: undefined });
    },
  } satisfies Pick<Transport, 'send'>;
  const credentials = new Credentials(KEY, SECRET);
  const { cloud: endpoint } = readEndpoints({});
  return { asked, api: new ManagementApi({ transport, endpoint, credentials, clock: { now: () => NOW } }) };
}

const FIRST = 'https://api.confluent.cloud/org/v2/environments?page_size=100';

it('follows pages on Confluent’s own address', async () => {
  const next = `${FIRST}&page_token=a%2Fb%3D`;
  const { api, asked } = apiWith({
    [FIRST]: { data: [{ id: 'env-1', display_name: 'one' }], metadata: { next } },
    [next]: { data: [{ id: 'env-2' }], metadata: { next: '' } },
  });
  await expect(api.environments(never)).resolves.toEqual([
    { id: 'env-1', name: 'one' },
    { id: 'env-2', name: undefined },
  ]);
  expect(asked).toEqual([FIRST, next]);
});

it.each([
  'https://other.confluent.cloud/org/v2/environments',
  'https://example.com/org/v2/environments',
  'http://api.confluent.cloud/org/v2/environments',
])('does not follow pages to %s', async (next) => {
  const { api, asked } = apiWith({ [FIRST]: { data: [], metadata: { next } } });
  expect((await failureOf(api.environments(never))).code).toBe('redirected');
  expect(asked).toEqual([FIRST]);
});
