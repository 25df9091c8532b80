import { describe, expect, it } from 'vitest';
import type { Page } from '../../../../main/hosts/browser/pages.ts';
import { pagePath } from '../../../../main/hosts/electron/pages/page-path.ts';
import { servePage } from '../../../../main/hosts/electron/pages/serve-page.ts';

const ORIGIN = 'app://laglight';

describe('the path of a page', () => {
  it.each([
    ['app://laglight/', '/'],
    ['app://laglight', undefined],
    ['app://laglight/index.html?x#/cluster', '/index.html'],
    ['app://laglight/assets/a%20b.js', '/assets/a b.js'],
    ['app://laglight/../../etc/passwd', '/etc/passwd'],
    ['app://laglight/%2e%2e/%2E%2e/etc/passwd', '/etc/passwd'],
    ['app://laglight/..%2f..%2fetc/passwd', undefined],
    ['app://laglight/assets/..%2F..%2Fx', undefined],
    ['app://laglight/%252e%252e/x', '/%2e%2e/x'],
    ['app://laglight//etc/passwd', undefined],
    ['app://laglight/%2fetc/passwd', undefined],
    ['app://laglight/..%5c..%5cx', undefined],
    ['app://laglight/a%00.html', undefined],
    ['app://laglight/%ff', undefined],
    ['app://elsewhere/', undefined],
    ['app://laglight.evil/', undefined],
    ['app://laglight:80/', undefined],
    ['https://laglight/', undefined],
    ['file:///etc/passwd', undefined],
    ['no address', undefined],
  ])('of %s is %s', (url, expected) => {
    expect(pagePath(url, ORIGIN)).toBe(expected);
  });
});

describe('a request for a page', () => {
  const index: Page = {
    content: Buffer.from('<!doctype html>'),
    type: 'text/html; charset=utf-8',
    cacheControl: 'no-cache',
  };
  const pages = new Map([['/', index]]);

  it('is answered with the file, its type and the policy', async () => {
    const response = servePage({ method: 'GET', url: 'app://laglight/' }, pages, ORIGIN);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<!doctype html>');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toContain('unsafe');
  });

  it.each([
    ['POST', 'app://laglight/', 405],
    ['HEAD', 'app://laglight/', 405],
    ['GET', 'app://elsewhere/', 400],
    ['GET', 'app://laglight/..%2fx', 400],
    ['GET', 'app://laglight/etc/passwd', 404],
    ['GET', 'app://laglight/__proto__', 404],
  ])('%s %s is refused with %i, under the same policy', (method, url, status) => {
    const response = servePage({ method, url }, pages, ORIGIN);
    expect(response.status).toBe(status);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});
