import type { RequestListener } from 'node:http';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvHttpProxyAgent, Pool, request, type buildConnector } from 'undici';
import { afterEach, describe, expect, it } from 'vitest';
import { EnvironmentError, readEndpoints, type Environment } from '../../../main/confluent/endpoints.ts';
import { proxyFor, readProxies } from '../../../main/confluent/proxies.ts';
import { MAX_REDIRECTS, followRedirect } from '../../../main/confluent/redirects.ts';
import { Transport } from '../../../main/confluent/transport.ts';
import {
  AS_OPENMETRICS,
  AUTHORITY,
  KEY,
  OPENMETRICS,
  PROXY_PASSWORD,
  SECRET,
  cleanUp,
  clientOf,
  closedPort,
  failureOf,
  never,
  openReader,
  serve,
  serveProxy,
} from './harness.ts';

afterEach(cleanUp);

const good: RequestListener = (_, response) => response.writeHead(200, AS_OPENMETRICS).end(OPENMETRICS);

describe('TLS', () => {
  it('trusts an authority from a file', async () => {
    const server = await serve(good, 'server');
    const { api } = clientOf(server.url, { caFile: AUTHORITY });
    await expect(api.export(['lkc-1'], openReader().open, never)).resolves.toMatchObject({ samples: 1 });
  });

  it.each([
    ['stranger', AUTHORITY, /issued by “Example Corp Inspection”, is not trusted/, /company proxy/],
    ['server', undefined, /issued by “Laglight Test Authority”, is not trusted/, /company proxy/],
    [
      'elsewhere',
      AUTHORITY,
      /issued by “Laglight Test Authority”, is not made for 127\.0\.0\.1/,
      /in the place/,
    ],
    ['outdated', AUTHORITY, /not valid any more \(until Fri Jan 01 2021\)/, /clock of this computer/],
  ] as const)(
    'names what is wrong with the certificate: %s',
    async (certificate, caFile, title, likeliest) => {
      const server = await serve(good, certificate);
      const { api } = clientOf(server.url, caFile === undefined ? {} : { caFile });
      const failure = await failureOf(api.export(['lkc-1'], openReader().open, never));
      expect(failure.code).toBe('tls');
      expect(failure.title).toMatch(title);
      expect(failure.causes[0]).toMatch(likeliest);
      expect(server.seen).toEqual([]);
    },
  );

  it('tells a server that does not speak TLS', async () => {
    const server = await serve(good);
    const { api } = clientOf(`https://127.0.0.1:${server.port}`);
    const failure = await failureOf(api.export(['lkc-1'], openReader().open, never));
    expect(failure.code).toBe('tls');
    expect(failure.causes[0]).toMatch(/does not speak TLS/);
  });

  it.each([
    ['is missing', join(tmpdir(), 'nowhere', 'ca.pem'), /cannot be read \(ENOENT\)/],
    ['holds none', fileWith('Dear colleague, please find attached'), /no certificate in PEM format/],
    [
      'is damaged',
      fileWith('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
      /a damaged certificate/,
    ],
  ])('refuses a file of authorities that %s', (_, caFile, message) => {
    const create = () => new Transport({ userAgent: 'laglight/1', environment: {}, caFile });
    expect(create).toThrow(EnvironmentError);
    expect(create).toThrow(message);
  });
});

function fileWith(content: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'laglight-ca-')), 'ca.pem');
  writeFileSync(path, content);
  return path;
}

describe('a proxy', () => {
  const TARGET = 'https://telemetry.test';
  const through = (host: string) => ({ HTTPS_PROXY: `http://user:${PROXY_PASSWORD}@${host}` });
  const ask = (environment: Record<string, string>, caFile = AUTHORITY, url = TARGET) =>
    clientOf(url, { environment, caFile }).api.export(['lkc-1'], openReader().open, never);

  it('is used with its password, and the extra authority holds behind it', async () => {
    const server = await serve(good, 'server');
    const proxy = await serveProxy(server.port);
    await expect(ask(through(proxy.host))).resolves.toMatchObject({ samples: 1 });
    const [request = expect.unreachable('no CONNECT')] = proxy.asked;
    expect(request.url).toBe('telemetry.test:443');
    expect(request.headers['proxy-authorization']).toBe(`Basic ${btoa(`user:${PROXY_PASSWORD}`)}`);
    expect(JSON.stringify(request.rawHeaders)).not.toContain(btoa(`${KEY}:${SECRET}`));
    expect(server.seen[0]?.headers['proxy-authorization']).toBeUndefined();
  });

  it('that reads the traffic is named by the issuer of its certificate', async () => {
    const server = await serve(good, 'stranger');
    const proxy = await serveProxy(server.port);
    const failure = await failureOf(ask(through(proxy.host)));
    expect(failure.code).toBe('tls');
    expect(failure.title).toContain('telemetry.test');
    expect(failure.title).toContain('Example Corp Inspection');
  });

  it('is not used for this machine, nor for exceptions', async () => {
    const server = await serve(good, 'server');
    const unused = { HTTPS_PROXY: `http://127.0.0.1:${await closedPort()}` };
    for (const environment of [unused, { ...unused, NO_PROXY: 'elsewhere.test' }]) {
      await expect(ask(environment, AUTHORITY, server.url)).resolves.toMatchObject({ samples: 1 });
    }
    const failure = await failureOf(ask({ ...unused, NO_PROXY: '.test' }));
    expect(failure.code).toBe('offline');
  });

  it.each([
    [407, /wants a user name and password/],
    [403, /refuses to connect to telemetry\.test/],
    [502, /refuses to connect to telemetry\.test/],
  ])('that answers %i is named, without its password', async (status, title) => {
    const proxy = await serveProxy(1, status);
    const failure = await failureOf(ask(through(proxy.host)));
    expect(failure.code).toBe('proxy');
    expect(failure.title).toMatch(title);
    expect(failure.title).toContain(`The proxy ${proxy.host} `);
  });

  it.each([
    ['not running', async () => `127.0.0.1:${await closedPort()}`, /not running/],
    [
      'of another network',
      () => Promise.resolve('proxy.invalid:3128'),
      /does not know the name of the proxy/,
    ],
  ])('that is %s is told from a server that is', async (_, host, likeliest) => {
    const address = await host();
    const failure = await failureOf(ask(through(address)));
    expect(failure.code).toBe('proxy');
    expect(failure.title).toBe(`The proxy ${address} cannot be reached.`);
    expect(failure.causes[0]).toMatch(likeliest);
  });

  it.each([
    ['https://api.example.test', ''],
    ['https://api.example.test', 'example.test'],
    ['https://example.test', '.example.test'],
    ['https://api.example.test', '*.example.test other'],
    ['https://example.test', '*.example.test'],
    ['https://badexample.test', 'example.test'],
    ['https://API.example.test.', 'Example.Test.'],
    ['https://example.test', 'example.test:443'],
    ['https://example.test', 'example.test:8443'],
    ['https://example.test:8443', 'example.test:8443'],
    ['https://example.test', 'none.test, *'],
    ['https://example.test', '*:80'],
    ['https://[fe80::1]', 'fe80::1'],
    ['https://[fe80::1]', '[fe80::1]:443'],
    ['https://[fe80::1]', '[fe80::1]:80'],
    ['https://127.0.0.1', ''],
    ['http://[::1]:8080', ''],
    ['https://127.0.0.2', ''],
    ['https://localhost', 'x,,'],
  ])('is told for %s with NO_PROXY “%s” as undici decides', async (address, excepted) => {
    for (const names of [['HTTPS_PROXY'], ['HTTP_PROXY'], ['HTTPS_PROXY', 'HTTP_PROXY']]) {
      const named = names.map((name) => [name, `http://${name.toLowerCase().replace('_', '-')}.test:3128`]);
      const proxies = readProxies({ ...Object.fromEntries(named), NO_PROXY: excepted } as Environment);
      const hosts = new Set<string>();
      const connect: buildConnector.connector = ({ hostname }, callback) => {
        hosts.add(hostname);
        callback(new Error('The way is known.'), null);
      };
      const agent = new EnvHttpProxyAgent({
        httpsProxy: proxies.https?.href ?? '',
        httpProxy: proxies.http?.href ?? '',
        noProxy: proxies.direct,
        connect,
        clientFactory: (proxy) => new Pool(proxy, { connect }),
      });
      await expect(request(address, { dispatcher: agent })).rejects.toThrow();
      await agent.destroy();
      const expected = proxyFor(new URL(address), proxies) ?? new URL(address);
      expect([...hosts]).toEqual([expected.hostname.replace(/^\[(.+)\]$/, '$1')]);
    }
  });

  it('may be given without a scheme, and in lower case, which wins', () => {
    const { https, http } = readProxies({
      https_proxy: 'low:3128',
      HTTPS_PROXY: 'http://up:1',
      http_proxy: ' ',
    });
    expect([https?.href, http]).toEqual(['http://low:3128/', undefined]);
  });

  it('that is no address is refused without being repeated', () => {
    const read = () => readProxies({ HTTPS_PROXY: `http://user:${PROXY_PASSWORD}@:x` });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(
      /^HTTPS_PROXY is no address\. It should look like http:\/\/proxy\.example\.com:3128\.$/,
    );
  });
});

describe('redirects', () => {
  const { telemetry: confluent } = readEndpoints({});
  const { telemetry: overridden } = readEndpoints({ LAGLIGHT_TELEMETRY_URL: 'https://lab.confluent.cloud' });
  const from = new URL('https://api.telemetry.confluent.cloud/v2');

  it.each([
    ['/v3/export?a=b', 'https://api.telemetry.confluent.cloud/v3/export?a=b'],
    ['https://api.eu.confluent.cloud/v2#there', 'https://api.eu.confluent.cloud/v2'],
    ['https://user:word@confluent.cloud/', 'https://confluent.cloud/'],
  ])('to %s is followed', (location, target) => {
    expect(followRedirect(from, location, confluent).href).toBe(target);
  });

  it.each([
    'http://api.telemetry.confluent.cloud/v2',
    'https://api.telemetry.confluent.cloud.example.com/',
    'https://evilconfluent.cloud/',
    'https://login.example.com/?token=abc',
    'ftp://confluent.cloud/',
    'data:text/plain,a 1',
    '//[',
    undefined,
  ])('to %s is refused', (location) => {
    expect(() => followRedirect(from, location, confluent)).toThrow(
      expect.objectContaining({ code: 'redirected', title: expect.not.stringContaining('token=') as string }),
    );
  });

  it('leaves an overridden address for no other, not even one of Confluent', () => {
    const lab = new URL('https://lab.confluent.cloud/x');
    expect(followRedirect(lab, '/y', overridden).href).toBe('https://lab.confluent.cloud/y');
    expect(() => followRedirect(lab, 'https://api.confluent.cloud/', overridden)).toThrow(/redirected/);
  });

  it('are followed with the key', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/there') good(request, response);
      else response.writeHead(307, { location: '/there' }).end('a body nobody reads');
    });
    await clientOf(server.url).api.export(['lkc-1'], openReader().open, never);
    expect(server.seen.map(({ url }) => url.pathname)).toEqual(['/v2/metrics/cloud/export', '/there']);
    expect(server.seen[1]?.headers.authorization).toBe(`Basic ${btoa(`${KEY}:${SECRET}`)}`);
  });

  it('elsewhere get no request at all, and the place is named', async () => {
    const elsewhere = await serve(good);
    const server = await serve((_, response) =>
      response.writeHead(302, { location: `${elsewhere.url}/login?session=1` }).end(),
    );
    const failure = await failureOf(clientOf(server.url).api.export(['lkc-1'], openReader().open, never));
    expect(failure.code).toBe('redirected');
    expect(failure.title).toContain(`${elsewhere.url}/login.`);
    expect(elsewhere.seen).toEqual([]);
  });

  it('in a circle end', async () => {
    const server = await serve((_, response) => response.writeHead(301, { location: '/again' }).end());
    const failure = await failureOf(clientOf(server.url).api.export(['lkc-1'], openReader().open, never));
    expect(failure.code).toBe('redirected');
    expect(server.seen).toHaveLength(MAX_REDIRECTS + 1);
  });
});

describe('base addresses', () => {
  it('are Confluent’s own unless the environment names others', () => {
    const { telemetry, cloud } = readEndpoints({
      LAGLIGHT_CLOUD_URL: ' http://[::1]:8080/base ',
      LAGLIGHT_TELEMETRY_URL: '',
    });
    expect([telemetry.url.href, telemetry.isOverridden]).toEqual([
      'https://api.telemetry.confluent.cloud/',
      false,
    ]);
    expect([cloud.url.href, cloud.isOverridden]).toEqual(['http://[::1]:8080/base', true]);
  });

  it.each([
    ['api.confluent.cloud', /is no address/],
    ['ftp://127.0.0.1', /is no address/],
    ['http://telemetry.example.com', /unencrypted/],
    ['http://127.0.0.1.example.com', /unencrypted/],
    [`https://user:${encodeURIComponent(SECRET)}@example.com`, /user name or password/],
    ['https://example.com/?a=b', /before "\?"/],
  ])('%s is refused in words that do not repeat it', (address, message) => {
    const read = () => readEndpoints({ LAGLIGHT_TELEMETRY_URL: address });
    expect(read).toThrow(EnvironmentError);
    expect(read).toThrow(message);
    expect(read).not.toThrow(address);
  });
});
