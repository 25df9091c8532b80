import { describe, expect, it } from 'vitest';
import { senderRefusal } from '../../../../main/hosts/electron/door/sender.ts';
import { isWithinSize } from '../../../../main/hosts/electron/door/size.ts';
import { isKnownLink } from '../../../../main/hosts/electron/security/known-links.ts';

describe('a link', () => {
  it.each([
    'https://confluent.cloud/environments/env-1',
    'https://docs.confluent.io/cloud/current/overview.html',
    'https://support.confluent.io',
    'https://github.com/laglight/laglight/issues',
  ])('to %s is opened', (link) => {
    expect(isKnownLink(link)).toBe(true);
  });

  it.each([
    'http://confluent.cloud/',
    'https://confluent.cloud.evil.example/',
    'https://evilconfluent.cloud/',
    'https://confluent.cloud@evil.example/',
    'https://user:secret@confluent.cloud/',
    'https://confluent.cloud:8443/',
    'https://github.com/laglightevil/x',
    'https://github.com/other/laglight/',
    'https://github.com/laglight/../other/',
    'https://github.com.evil.example/laglight/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'ms-msdt:/id',
    '\\\\server\\share',
    'confluent.cloud',
    '',
  ])('to %s is not', (link) => {
    expect(isKnownLink(link)).toBe(false);
  });
});

describe('the sender of a question', () => {
  const frame = { url: 'app://laglight/#/settings', parent: null };
  /** All that is looked at of a parent is that there is one. */
  const parent = {} as NonNullable<Parameters<typeof senderRefusal>[0]['senderFrame']>['parent'];

  it('is listened to when it is the main frame of a page of ours', () => {
    expect(senderRefusal({ senderFrame: frame }, 'app://laglight')).toBeUndefined();
  });

  it.each([
    ['has gone', null],
    ['is a frame in the page', { ...frame, parent }],
    ['is another site', { ...frame, url: 'https://laglight/' }],
    ['has a name that begins like ours', { ...frame, url: 'app://laglight.evil/' }],
    ['has no address yet', { ...frame, url: '' }],
    ['is blank', { ...frame, url: 'about:blank' }],
  ])('is refused when it %s', (_, senderFrame) => {
    expect(senderRefusal({ senderFrame }, 'app://laglight')).toBeTypeOf('string');
  });
});

describe('the size of a request', () => {
  it('is that of all its texts and numbers', () => {
    expect(isWithinSize(null, 100)).toBe(true);
    expect(isWithinSize({ text: 'x'.repeat(30) }, 100)).toBe(true);
    expect(isWithinSize({ text: 'x'.repeat(60) }, 100)).toBe(false);
    expect(
      isWithinSize(
        Array.from({ length: 20 }, () => 1),
        100,
      ),
    ).toBe(false);
    expect(isWithinSize({ ['x'.repeat(60)]: 1 }, 100)).toBe(false);
  });

  it('comes to an end with circles, holes and depth', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    expect(isWithinSize(circle, 1_000_000)).toBe(false);
    const holes: unknown[] = [];
    holes.length = 4_000_000_000;
    expect(isWithinSize(holes, 1_000_000)).toBe(false);
    let deep: unknown = null;
    for (let level = 0; level < 200_000; level += 1) deep = [deep];
    expect(isWithinSize(deep, 1_000_000)).toBe(false);
  });

  it('is refused for what is no plain data', () => {
    for (const odd of [new Map(), new Uint8Array(2), new Date(), /x/]) {
      expect(isWithinSize(odd, 1_000_000)).toBe(false);
    }
  });
});
