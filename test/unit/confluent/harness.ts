import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  connect,
  createServer as createPlainServer,
  type AddressInfo,
  type Server,
  type Socket,
} from 'node:net';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createServer as createEncryptingServer } from 'node:tls';
import { inspect } from 'node:util';
import { expect } from 'vitest';
import { RequestBudget } from '../../../main/confluent/budget.ts';
import { Credentials } from '../../../main/confluent/credentials.ts';
import { readEndpoints } from '../../../main/confluent/endpoints.ts';
import { ConfluentFailure } from '../../../main/confluent/failure.ts';
import { MetricsApi } from '../../../main/confluent/metrics-api.ts';
import { Transport, type TransportOptions } from '../../../main/confluent/transport.ts';
import type { SampleSink } from '../../../main/metrics/answer.ts';
import { ExpositionParser } from '../../../main/metrics/exposition-parser.ts';

export const KEY = 'ABCDEFGHIJKLMNOP';
export const SECRET = 'cfltVerySecret/Secret+0123456789ABCDEFGHIJ';
export const PROXY_PASSWORD = 'hush-proxy-password';
/** No answer, error or log line may hold one of these. */
export const SECRETS = [SECRET, encodeURIComponent(SECRET), btoa(`${KEY}:${SECRET}`), PROXY_PASSWORD];

export const AS_OPENMETRICS = { 'content-type': 'application/openmetrics-text;version=1.0.0;charset=utf-8' };
export const OPENMETRICS = '# TYPE a gauge\na{kafka_id="lkc-1"} 1.0 1795348800.0\n# EOF\n';

const certificates = join(import.meta.dirname, '../../fixtures/certificates');
export const AUTHORITY = join(certificates, 'authority.pem');
type Certificate = 'server' | 'elsewhere' | 'outdated' | 'future' | 'stranger';

const cleanups: (() => Promise<unknown>)[] = [];

/** Ends everything the harness started. For `afterEach`. */
export async function cleanUp(): Promise<void> {
  await Promise.all(cleanups.splice(0).map((end) => end()));
}

/** Adds to what `cleanUp` ends. */
export function cleanUpLater(end: () => Promise<unknown>): void {
  cleanups.push(end);
}

/** A request as the server saw it. */
export type Seen = Pick<IncomingMessage, 'method' | 'headers'> & { readonly url: URL; readonly body: string };

/** A server on 127.0.0.1; over TLS when a certificate is named. */
export async function serve(
  answer: RequestListener,
  certificate?: Certificate,
): Promise<{ url: string; port: number; seen: Seen[] }> {
  const seen: Seen[] = [];
  const listener: RequestListener = (request, response) => {
    void text(request).then((body) => {
      const { method, headers } = request;
      seen.push({ method, headers, url: new URL(request.url ?? '/', 'http://server'), body });
      answer(request, response);
    });
  };
  const server = certificate ? createTlsServer(identityOf(certificate), listener) : createServer(listener);
  const port = await listen(server);
  return { url: `${certificate ? 'https' : 'http'}://127.0.0.1:${port}`, port, seen };
}

/** A proxy for CONNECT that leads everything to one port; with a status other than 200 it refuses. */
export async function serveProxy(
  targetPort: number,
  status = 200,
): Promise<{ host: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer();
  server.on('connect', (request: IncomingMessage, client: Duplex) => {
    asked.push(request);
    client.on('error', () => undefined);
    if (status !== 200) {
      client.end(`HTTP/1.1 ${status} Refused\r\n\r\n`);
      return;
    }
    const upstream: Socket = connect(targetPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 OK\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('close', () => upstream.destroy());
  });
  return { host: `127.0.0.1:${await listen(server)}`, asked };
}

/** A server that takes connections and never says a word. */
export function serveSilence(): Promise<number> {
  return listen(createPlainServer(() => undefined));
}

/** Puts TLS before a port, as a load balancer or a proxy that reads the traffic does. */
export async function serveTls(targetPort: number, certificate: Certificate): Promise<number> {
  const server = createEncryptingServer(identityOf(certificate), (client) => {
    const upstream = connect(targetPort, '127.0.0.1');
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
    client.on('close', () => upstream.destroy());
    upstream.pipe(client).pipe(upstream);
  });
  return listen(server);
}

function identityOf(certificate: Certificate) {
  return {
    key: readFileSync(join(certificates, 'server.key')),
    cert: readFileSync(join(certificates, `${certificate}.pem`)),
  };
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Duplex>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });
  return (server.address() as AddressInfo).port;
}

/** A port nobody listens at. */
export async function closedPort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** The time all tests of this room live in. */
export const NOW = Date.UTC(2026, 10, 22, 12, 6, 41);

/** A client of a server, with the environment of its network. */
export function clientOf(
  url: string | undefined,
  options: Partial<TransportOptions> = {},
  credentials = new Credentials(KEY, SECRET),
) {
  const clock = { now: () => NOW };
  const budget = new RequestBudget({ clock });
  const transport = new Transport({ userAgent: 'laglight/1.2.3', environment: {}, ...options });
  cleanups.push(() => transport.dispose());
  const endpoint = readEndpoints({ LAGLIGHT_TELEMETRY_URL: url }).telemetry;
  return { api: new MetricsApi({ transport, endpoint, credentials, budget, clock }), budget, transport };
}

/** A reader that keeps what it reads: `metric=value@time`. */
export function openReader() {
  const samples: string[] = [];
  const sink: SampleSink<{ metric: string }> = {
    resolve: (metric) => ({ metric }),
    sample: ({ metric }, value, timestampMs) => samples.push(`${metric}=${value}@${timestampMs}`),
  };
  const formats: string[] = [];
  return {
    samples,
    formats,
    open: (format: 'text' | 'openmetrics') => {
      formats.push(format);
      return new ExpositionParser(sink, { format });
    },
  };
}

export const never = new AbortController().signal;

/** The failure a promise ends in. Fails if it holds a secret anywhere, or breaks a rule for all failures. */
export async function failureOf(promise: Promise<unknown>): Promise<ConfluentFailure> {
  const failure = await promise.then(
    () => expect.unreachable('The request should have failed.'),
    (error: unknown) => error,
  );
  if (!(failure instanceof ConfluentFailure)) throw failure;
  expectNoSecret(failure);
  expect(failure.causes.length).toBeGreaterThan(0);
  expect(failure.evidence?.length ?? 0).toBeLessThanOrEqual(300);
  for (const sentence of [failure.title, failure.advice, ...failure.causes]) {
    expect(sentence).toMatch(/^\S.*\S$/);
    expect(sentence).not.toMatch(/[!<>\n]|undefined|null|NaN|Oops/);
  }
  return failure;
}

/** Looks for secrets in every way a value may be written down. */
export function expectNoSecret(value: unknown): void {
  const written = `${inspect(value, { depth: 9, showHidden: true })} ${JSON.stringify(value)} ${String(value)}`;
  for (const secret of SECRETS) expect(written).not.toContain(secret);
}
