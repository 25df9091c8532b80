import { afterEach, describe, expect, it } from 'vitest';
import { EnvironmentError } from '../../../main/confluent/endpoints.ts';
import { readProxyUrl } from '../../../main/confluent/proxies.ts';
import { readSystemProxy } from '../../../main/confluent/system-proxy.ts';
import {
  AS_OPENMETRICS,
  AUTHORITY,
  cleanUp,
  clientOf,
  closedPort,
  failureOf,
  never,
  openReader,
  OPENMETRICS,
  serve,
  serveProxy,
} from './harness.ts';

afterEach(cleanUp);

describe('the proxy of the desktop', () => {
  it.each([
    ['DIRECT', undefined],
    ['', undefined],
    ['PROXY proxy.test:3128', 'http://proxy.test:3128/'],
    ['PROXY proxy.test:3128; DIRECT', 'http://proxy.test:3128/'],
    ['HTTPS proxy.test:443', 'https://proxy.test/'],
    ['SOCKS5 socks.test:1080; PROXY proxy.test:8080', 'http://proxy.test:8080/'],
    ['SOCKS5 socks.test:1080; DIRECT', undefined],
    ['DIRECT; PROXY proxy.test:3128', undefined],
    ['PROXY', undefined],
  ])('is understood: %s', (answer, expected) => {
    expect(readSystemProxy(answer)?.href).toBe(expected);
  });

  it('is a failure with a name when it speaks SOCKS only', () => {
    expect(() => readSystemProxy('SOCKS5 socks.test:1080')).toThrow('SOCKS');
  });
});

describe('a proxy that the user names', () => {
  it.each([
    ['proxy.example.com:3128', /looks like/],
    ['socks5://proxy.example.com:1080', /looks like/],
    ['http://', /looks like/],
    ['http://bob:hush@proxy.example.com:3128', /kept in a file/],
    ['http://proxy.example.com:3128/path', /nothing behind/],
  ])('is refused with a sentence: %s', (text, sentence) => {
    expect(() => readProxyUrl(text)).toThrow(sentence);
    expect(() => readProxyUrl(text)).toThrow(EnvironmentError);
    expect(() => readProxyUrl(text)).not.toThrow('hush');
  });
});

describe('a transport', () => {
  const TARGET = 'https://telemetry.test';
  const ask = ({ api }: ReturnType<typeof clientOf>) => api.export(['lkc-1'], openReader().open, never);
  const good = () =>
    serve((_, response) => response.writeHead(200, AS_OPENMETRICS).end(OPENMETRICS), 'server');

  it('goes another way once another proxy or authority is chosen, and back, with the same client', async () => {
    const server = await good();
    const [first, second] = [await serveProxy(server.port), await serveProxy(server.port)];
    const client = clientOf(TARGET, {
      environment: { HTTPS_PROXY: `http://${first.host}` },
      caFile: AUTHORITY,
    });
    await ask(client);
    client.transport.choose({ proxy: `http://${second.host}`, caFile: null });
    await ask(client);
    client.transport.choose({ proxy: 'system', caFile: null });
    await ask(client);
    expect([first.asked.length, second.asked.length]).toEqual([2, 1]);
    client.transport.choose({ proxy: 'none', caFile: null });
    expect((await failureOf(ask(client))).code).toBe('offline');
    expect([first.asked.length, second.asked.length]).toEqual([2, 1]);
  });

  it('trusts an authority from the moment it is chosen', async () => {
    const server = await good();
    const client = clientOf(server.url);
    expect((await failureOf(ask(client))).code).toBe('tls');
    client.transport.choose({ proxy: 'system', caFile: AUTHORITY });
    await expect(ask(client)).resolves.toMatchObject({ samples: 1 });
  });

  it('changes nothing when what is chosen cannot be', async () => {
    const server = await good();
    const proxy = await serveProxy(server.port);
    const client = clientOf(TARGET, {
      environment: { HTTPS_PROXY: `http://${proxy.host}` },
      caFile: AUTHORITY,
    });
    expect(() => client.transport.choose({ proxy: 'ftp://x', caFile: null })).toThrow(EnvironmentError);
    expect(() => client.transport.choose({ proxy: 'none', caFile: '/nowhere.pem' })).toThrow('ENOENT');
    await expect(ask(client)).resolves.toMatchObject({ samples: 1 });
    expect(proxy.asked.length).toBe(1);
  });

  it('asks the desktop for each request, and the environment where the desktop has none', async () => {
    const server = await good();
    const [desktop, environment] = [await serveProxy(server.port), await serveProxy(server.port)];
    let answer = `PROXY ${desktop.host}`;
    const asked: string[] = [];
    const client = clientOf(TARGET, {
      environment: { HTTPS_PROXY: `http://${environment.host}` },
      caFile: AUTHORITY,
      systemProxy: (url) => {
        asked.push(url);
        return Promise.resolve(answer);
      },
    });
    await ask(client);
    answer = 'DIRECT';
    await ask(client);
    expect([desktop.asked.length, environment.asked.length]).toEqual([1, 1]);
    expect(asked).toEqual([TARGET, TARGET]);
  });

  it('takes a desktop that fails to tell for one without a proxy, and names a SOCKS proxy', async () => {
    const server = await good();
    const failing = clientOf(server.url, {
      caFile: AUTHORITY,
      systemProxy: () => Promise.reject(new Error('no script')),
    });
    await expect(ask(failing)).resolves.toMatchObject({ samples: 1 });
    const socks = clientOf(TARGET, { systemProxy: () => Promise.resolve('SOCKS5 127.0.0.1:1080') });
    expect(await failureOf(ask(socks))).toMatchObject({ code: 'proxy' });
    const dead = `http://127.0.0.1:${await closedPort()}`;
    socks.transport.choose({ proxy: dead, caFile: null });
    expect(await failureOf(ask(socks))).toMatchObject({
      code: 'proxy',
      title: expect.stringContaining('127.0.0.1') as string,
    });
  });
});
