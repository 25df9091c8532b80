import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BrowserHost } from '../../../main/hosts/browser/server.ts';
import type { Answers } from '../../../main/hosts/door.ts';
import { silentAnswers } from '../../doubles/silent-answers.ts';

const pagesFolder = mkdtempSync(join(tmpdir(), 'laglight-pages-'));
mkdirSync(join(pagesFolder, 'assets'));
writeFileSync(join(pagesFolder, 'index.html'), '<!doctype html><title>Laglight</title>');
writeFileSync(join(pagesFolder, 'assets/app-1a2b.js'), 'export {};');
writeFileSync(join(tmpdir(), 'laglight-outside.html'), 'outside');

let announce: () => void = () => undefined;
let listeners = 0;
const answers = {
  ...silentAnswers,
  overview: () => {
    throw new Error('the cupboard is bare');
  },
  cluster: () => null,
  charts: () => null,
  refresh: ({ accountId }) => ({ accepted: false, reason: `not ${accountId}` }),
  onChanged: (listener) => {
    listeners += 1;
    announce = listener;
    return () => (listeners -= 1);
  },
} satisfies Answers;

let host: BrowserHost;
let origin: string;
let token: string;
let url: string;

beforeEach(async () => {
  host = new BrowserHost({ answers, pagesFolder, port: 0 });
  ({ origin, token, url } = await host.listen());
});
afterEach(() => host.dispose());

const ask = (question: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${origin}/api/${question}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

/** A raw request: fetch would correct the path and refuse to set Host. */
const raw = (path: string, headers: Record<string, string>): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const outgoing = httpRequest(origin, { path, headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    outgoing.on('error', reject).end();
  });

describe('who may ask', () => {
  it('moves the token of the printed address into a cookie that scripts cannot read', async () => {
    const first = await fetch(url, { redirect: 'manual' });
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/');
    expect(cookie).toContain('HttpOnly; SameSite=Strict');
    const answer = await ask(
      'refresh',
      { accountId: 'a' },
      { authorization: '', cookie: cookie.split(';')[0]! },
    );
    expect(await answer.json()).toEqual({ ok: true, value: { accepted: false, reason: 'not a' } });
  });

  it('sets no cookie for a wrong token', async () => {
    const answer = await fetch(`${origin}/?token=wrong`, { redirect: 'manual' });
    expect(answer.headers.get('set-cookie')).toBeNull();
  });

  it.each([
    ['no token', { authorization: '' }],
    ['a wrong token', { authorization: 'Bearer wrong' }],
    ['a cookie of another port', { authorization: '', cookie: 'laglight-1=x' }],
  ])('answers 401 to %s', async (_, headers) => {
    expect((await ask('overview', null, headers)).status).toBe(401);
  });

  it.each([
    ['a rebound name', { host: 'evil.example' }, 403],
    ['a rebound name with our port', { host: 'evil.example:80' }, 403],
    ['a foreign page', { origin: 'https://evil.example' }, 403],
    ['a page of another local port', { host: 'localhost:1', origin: 'http://localhost:2' }, 403],
    ['a tunnel with another port', { host: 'localhost:9999' }, 200],
  ])('judges %s by Host and Origin', async (_, headers, status) => {
    expect(await raw('/', headers)).toBe(status);
  });

  it('listens on the loopback address only', () => {
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });
});

describe('what is asked', () => {
  it('refuses a request that is not of the question’s form, and says so', async () => {
    const answer = await ask('cluster', { clusterId: '', extra: true });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  it.each([['not JSON'], ['{"clusterId": "lkc-1"']])('refuses a broken body: %s', async (body) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${origin}/api/cluster`, { method: 'POST', headers, body });
    expect(answer.status).toBe(400);
  });

  it('refuses a body that is too large or not declared as JSON', async () => {
    expect((await ask('cluster', { clusterId: 'x'.repeat(70_000) })).status).toBe(400);
    expect((await ask('cluster', { clusterId: 'x' }, { 'content-type': 'text/plain' })).status).toBe(400);
  });

  it.each(['nothing', 'constructor', '__proto__', 'onChanged'])('knows no question "%s"', async (name) => {
    expect((await ask(name, null)).status).toBe(404);
  });

  it('turns a failure inside into a typed error', async () => {
    const answer = await ask('overview', null);
    expect(answer.status).toBe(500);
    expect(await answer.json()).toEqual({
      ok: false,
      error: { code: 'internal', message: '"overview" could not be answered: the cupboard is bare' },
    });
  });
});

describe('pages', () => {
  it('serves the built pages under a strict policy', async () => {
    const page = await fetch(`${origin}/`);
    expect(await page.text()).toContain('<title>Laglight</title>');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe');
    expect((await fetch(`${origin}/assets/app-1a2b.js`)).headers.get('cache-control')).toContain('immutable');
  });

  it.each([
    '/../laglight-outside.html',
    '/%2e%2e/laglight-outside.html',
    '/assets/..%2f..%2flaglight-outside.html',
  ])('serves nothing outside its folder: %s', async (path) => {
    expect(await raw(path, {})).toBe(404);
  });

  it('says what to do when the pages were not built', () => {
    const build = (): unknown =>
      new BrowserHost({ answers, pagesFolder: join(pagesFolder, 'none'), port: 0 });
    expect(build).toThrow('Run "npm run build"');
  });
});

describe('life cycle', () => {
  it('tells open pages of every change', async () => {
    const stream = await fetch(`${origin}/api/events`, { headers: { authorization: `Bearer ${token}` } });
    const reader = stream.body!.pipeThrough(new TextDecoderStream()).getReader();
    await reader.read();
    announce();
    expect((await reader.read()).value).toMatch(/^event: changed\ndata: \{"now":\d+\}\n\n$/);
  });

  it('says clearly when its port is taken', async () => {
    const port = Number(new URL(origin).port);
    const second = new BrowserHost({ answers, pagesFolder, port });
    await expect(second.listen()).rejects.toThrow(`Port ${port} is taken`);
    await second.dispose();
  });

  it('leaves nothing behind', async () => {
    const before = listeners;
    await host.dispose();
    expect(listeners).toBe(before - 1);
    await expect(fetch(origin)).rejects.toThrow();
    host = new BrowserHost({ answers, pagesFolder, port: 0 });
    await host.listen();
  });
});
