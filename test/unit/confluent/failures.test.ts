import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { FailureCode } from '../../../main/confluent/failure.ts';
import type { TransportLimits } from '../../../main/confluent/transport.ts';
import {
  AS_OPENMETRICS,
  KEY,
  NOW,
  OPENMETRICS,
  SECRET,
  cleanUp,
  clientOf,
  closedPort,
  failureOf,
  never,
  openReader,
  serve,
} from './harness.ts';

afterEach(cleanUp);

/** The failure of an export that a server answers like this. */
async function failureAfter(answer: RequestListener, limits: Partial<TransportLimits> = {}, ids = ['lkc-1']) {
  const server = await serve(answer);
  return failureOf(clientOf(server.url, { limits }).api.export(ids, openReader().open, never));
}

const errors =
  (status: number, detail: string, headers: Record<string, string | string[]> = {}): RequestListener =>
  (_, response) =>
    response
      .writeHead(status, { 'content-type': 'application/json', ...headers })
      .end(JSON.stringify({ errors: [{ status: String(status), detail }] }));

const page =
  (status: number): RequestListener =>
  (_, response) =>
    response
      .writeHead(status, { 'content-type': 'text/html' })
      .end('<html><style>b{color:red}</style><script>steal()</script><b>Welcome to\nHotel Wi-Fi</b>');

describe('statuses', () => {
  it.each<[string, RequestListener, FailureCode, RegExp, RegExp[]]>([
    [
      'a refused key',
      errors(401, 'Invalid credentials'),
      'key-refused',
      new RegExp(`refuses the API key ${KEY}`),
      [/for one cluster/, /secret/, /deleted/],
    ],
    [
      'a missing role',
      errors(403, 'Query must filter by at least one of your authorized resources'),
      'not-permitted',
      /may not read the metrics of lkc-1/,
      [/MetricsViewer/, /another organization/, /4 minutes/, /IP addresses/],
    ],
    [
      'a 403 that names the only cluster asked for tells no more than one that does not',
      errors(403, 'Unauthorized for the following resources: lkc-1'),
      'not-permitted',
      /lkc-1/,
      [/MetricsViewer/, /another organization/, /4 minutes/, /IP addresses/],
    ],
    [
      'an unknown cluster',
      errors(404, 'Not found'),
      'unknown-cluster',
      /does not know lkc-1/,
      [/deleted/, /base/],
    ],
    [
      'a proxy on the way',
      errors(407, 'Login'),
      'proxy',
      /user name and password/,
      [/no user/, /wrong/, /Basic/],
    ],
    [
      'a server in trouble',
      errors(500, 'boom'),
      'server-error',
      /trouble of its own \(status 500\)/,
      [/repaired/],
    ],
    ['a gateway in trouble', page(502), 'server-error', /status 502/, [/repaired/, /proxy/]],
    [
      'our own mistake',
      errors(400, 'Bad filter.'),
      'server-error',
      /status 400\): Bad filter\./,
      [/interface/, /mistake/],
    ],
    ['a block page', page(403), 'not-metrics', /Something else/, [/login/, /proxy/, /base address/]],
  ])('%s', async (_, answer, code, title, causes) => {
    const failure = await failureAfter(answer);
    expect(failure.code).toBe(code);
    expect(failure.title).toMatch(title);
    expect(failure.causes).toHaveLength(causes.length);
    for (const [index, cause] of causes.entries()) expect(failure.causes[index]).toMatch(cause);
  });

  it('a 403 that names some of several clusters is about these', async () => {
    const answer = errors(403, 'Unauthorized for the following resources: lkc-2,lkc-3');
    const failure = await failureAfter(answer, {}, ['lkc-1', 'lkc-2', 'lkc-22', 'lkc-3']);
    expect(failure.code).toBe('unknown-cluster');
    expect(failure.title).toContain('lkc-2, lkc-3 cannot be read with this key');
  });

  it.each<[string, string, Record<string, string | string[]>, RegExp, number | undefined]>([
    [
      'the hourly budget of a cluster',
      'Too many requests have been made for the following resources: kafka.id:lkc-1.',
      {
        'rateLimit-limit': ['160', '300'],
        'rateLimit-remaining': ['0', '290'],
        'rateLimit-reset': ['1200', '20'],
      },
      /hourly reads of lkc-1 are used up \(160 an hour\)/,
      1200,
    ],
    [
      'the hourly budget, in its last minute',
      'Too many requests have been made for the following resources: kafka.id:lkc-1.',
      { 'rateLimit-limit': '300, 160', 'rateLimit-remaining': '290, 0', 'rateLimit-reset': '20, 12' },
      /hourly reads of lkc-1 are used up \(160 an hour\)/,
      12,
    ],
    [
      'the budget of the IP address',
      'Too many requests.',
      {
        'rateLimit-limit': ['160', '300'],
        'rateLimit-remaining': ['99', '0'],
        'rateLimit-reset': ['1200', '20'],
      },
      /no more requests for the moment/,
      20,
    ],
    ['a gateway that says how long to wait', 'Slow down', { 'retry-after': '7' }, /for the moment/, 7],
    ['no word of when', 'Slow down', {}, /for the moment/, undefined],
  ])('rate-limited: %s', async (_, detail, headers, title, seconds) => {
    const failure = await failureAfter(errors(429, detail, headers));
    expect(failure.code).toBe('rate-limited');
    expect(failure.title).toMatch(title);
    expect(failure.until).toBe(seconds === undefined ? undefined : NOW + seconds * 1_000);
  });

  it.each<[string, number, Record<string, string>, RegExp[], RegExp]>([
    [
      'few reads of its own',
      3,
      { 'rateLimit-limit': '160', 'rateLimit-remaining': '0', 'rateLimit-reset': '1200' },
      [/^Something else reads .* This Laglight made only 3 of the 160 reads of the last hour\.$/],
      /service account of its own/,
    ],
    [
      'more than half of the reads its own',
      30,
      { 'rateLimit-limit': '40', 'rateLimit-remaining': '0', 'rateLimit-reset': '1200' },
      [/^This Laglight made 30 of the 40 reads of the last hour itself\.$/, /^Something else reads/],
      /service account of its own/,
    ],
    [
      'all reads its own',
      40,
      { 'rateLimit-limit': '40', 'rateLimit-remaining': '0', 'rateLimit-reset': '1200' },
      [/^This Laglight made 40 of the 40 reads/],
      /waits for the next window/,
    ],
    ['no word of the limit', 3, { 'retry-after': '1200' }, [/^Something else reads/], /service account/],
  ])(
    'an hourly budget is used up by whom the own reads leave: %s',
    async (_, reads, headers, causes, advice) => {
      const server = await serve(
        errors(429, 'Too many requests for the following resources: lkc-1.', headers),
      );
      const { api, budget } = clientOf(server.url);
      for (let read = 0; read < reads; read += 1) budget.note(['lkc-1']);
      for (let read = 0; read < 50; read += 1) budget.note(['lkc-2']);
      const failure = await failureOf(api.export(['lkc-1'], openReader().open, never));
      expect(failure.code).toBe('rate-limited');
      expect(failure.causes).toEqual(causes.map((cause) => expect.stringMatching(cause) as unknown));
      expect(failure.advice).toMatch(advice);
    },
  );

  it('never repeats a secret that the server sends back, and reads only the beginning of an error', async () => {
    const failure = await failureAfter((request, response) => {
      const echo = `you sent ${request.headers.authorization ?? ''} and ${SECRET} `;
      response.writeHead(400, { 'content-type': 'application/json' });
      response.write(JSON.stringify({ errors: [{ detail: echo }] }));
      // Never ends: a reader of the whole body would wait until the deadline.
      setInterval(() => response.write(' '.repeat(9_000)), 1).unref();
    });
    expect(failure.code).toBe('server-error');
    expect(failure.title).toContain('you sent Basic [secret] and [secret]');
  });
});

describe('bodies', () => {
  const body = gzipSync(OPENMETRICS);
  const gzip = { ...AS_OPENMETRICS, 'content-encoding': 'gzip' };
  const corrupt = Buffer.from(body);
  corrupt.fill(0x55, 20, 40);

  it.each<[string, RequestListener, FailureCode, RegExp]>([
    ['a login page', page(200), 'not-metrics', /Welcome to Hotel Wi-Fi/],
    ['JSON', (_, response) => response.end('{"ok":true}'), 'not-metrics', /\{"ok":true\}/],
    ['prose', (_, response) => response.end('It works\n'), 'not-metrics', /It works/],
    ['no end mark', (_, r) => r.writeHead(200, AS_OPENMETRICS).end('a 1\n'), 'cut-off', /# EOF/],
    [
      'shorter than announced',
      (_, r) => {
        r.writeHead(200, { ...AS_OPENMETRICS, 'content-length': 500 }).write(OPENMETRICS);
        setImmediate(() => r.destroy());
      },
      'cut-off',
      /UND_ERR/,
    ],
    [
      'chunks without an end',
      (_, r) => {
        r.writeHead(200, AS_OPENMETRICS).write(OPENMETRICS);
        setImmediate(() => r.destroy());
      },
      'cut-off',
      /UND_ERR/,
    ],
    [
      'longer than announced',
      (_, r) => r.writeHead(200, { ...AS_OPENMETRICS, 'content-length': 20 }).end(OPENMETRICS),
      'cut-off',
      /# EOF/,
    ],
    ['truncated gzip', (_, r) => r.writeHead(200, gzip).end(body.subarray(0, -12)), 'cut-off', /Z_BUF_ERROR/],
    ['corrupt gzip', (_, r) => r.writeHead(200, gzip).end(corrupt), 'cut-off', /Z_DATA_ERROR/],
    ['no gzip at all', (_, r) => r.writeHead(200, gzip).end(OPENMETRICS), 'cut-off', /Z_DATA_ERROR/],
  ])('%s', async (_, answer, code, evidence) => {
    const failure = await failureAfter(answer);
    expect(failure.code).toBe(code);
    expect(failure.evidence).toMatch(evidence);
  });

  it.each<[string, Buffer, Partial<TransportLimits>]>([
    ['as sent', Buffer.alloc(200_000, '# HELP a b\n'), { wireBytes: 100_000 }],
    [
      'unpacked, from a small answer',
      gzipSync(Buffer.alloc(20_000_000, '# HELP a b\n')),
      { plainBytes: 1_000_000 },
    ],
  ])('too large %s', async (_, sent, limits) => {
    const encoding = sent[0] === 0x1f ? { 'content-encoding': 'gzip' } : {};
    const failure = await failureAfter(
      (__, response) => response.writeHead(200, { ...AS_OPENMETRICS, ...encoding }).end(sent),
      limits,
    );
    expect(failure.code).toBe('too-large');
  });

  it('an answer that is no HTTP is no metrics either', async () => {
    const failure = await failureAfter((request) => request.socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    expect(failure.code).toBe('not-metrics');
  });

  it('a line without end is no metrics, and is not waited for', async () => {
    const failure = await failureAfter((_, response) => {
      setInterval(() => response.write('a'.repeat(9_000)), 1).unref();
    });
    expect(failure.code).toBe('not-metrics');
  });
});

describe('time-outs', () => {
  const silent: RequestListener = () => undefined;
  const stalled: RequestListener = (_, response) => response.writeHead(200, AS_OPENMETRICS).write('a 1\n');
  const dripping: RequestListener = (_, response) => {
    response.writeHead(200, AS_OPENMETRICS);
    setInterval(() => response.write('a 1\n'), 5).unref();
  };

  it.each<[string, RequestListener, Partial<TransportLimits>, string]>([
    ['no answer by the deadline', silent, { deadlineMs: 60 }, 'waiting'],
    ['no answer in time', silent, { headersMs: 50 }, 'waiting'],
    ['an answer that stops', stalled, { bodyMs: 50 }, 'reading'],
    ['an answer that drips on', dripping, { deadlineMs: 120 }, 'reading'],
  ])('%s', async (_, answer, limits, phase) => {
    const failure = await failureAfter(answer, limits);
    expect(failure.code).toBe('time-out');
    expect(failure.evidence).toContain(`while ${phase}`);
  });
});

describe('no network', () => {
  it('tells a refused connection from an unknown name and a closed connection', async () => {
    const ask = (url: string) => failureOf(clientOf(url).api.export(['lkc-1'], openReader().open, never));
    const refused = await ask(`http://127.0.0.1:${await closedPort()}`);
    expect([refused.code, refused.title]).toEqual([
      'offline',
      expect.stringContaining('refuses the connection'),
    ]);

    const unknown = await ask('https://nowhere.invalid');
    expect([unknown.code, unknown.title]).toEqual(['offline', expect.stringContaining('nowhere.invalid')]);
    expect(unknown.evidence).toMatch(/ENOTFOUND|EAI_AGAIN/);

    const closed = await failureAfter((request) => request.socket.destroy());
    expect([closed.code, closed.title]).toEqual([
      'offline',
      expect.stringContaining('closed before an answer'),
    ]);
  });

  it('costs nothing of the budget, while an answer does, whatever it says', async () => {
    const away = clientOf(`http://127.0.0.1:${await closedPort()}`);
    await failureOf(away.api.export(['lkc-1'], openReader().open, never));
    expect(away.budget.used).toBe(0);

    const server = await serve(page(200));
    const there = clientOf(server.url);
    await failureOf(there.api.export(['lkc-1'], openReader().open, never));
    expect(there.budget.used).toBe(1);
  });
});
