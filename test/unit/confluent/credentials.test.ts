import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Credentials } from '../../../main/confluent/credentials.ts';
import { excerptOf } from '../../../main/confluent/excerpt.ts';
import { KEY, SECRET, SECRETS, expectNoSecret } from './harness.ts';

const credentials = new Credentials(KEY, SECRET);

describe('credentials', () => {
  it('are good for a request, and show their secret nowhere else', () => {
    expect(credentials.authorization()).toBe(`Basic ${btoa(`${KEY}:${SECRET}`)}`);
    expectNoSecret(credentials);
    expectNoSecret({ nested: [credentials], copied: Object.assign({}, credentials) });
    expectNoSecret(structuredClone(credentials));
    expect(inspect(credentials)).toContain(KEY);
  });

  it.each(SECRETS.slice(0, 3))('are taken out of texts as %s', (secret) => {
    expect(credentials.redact(`before ${secret} after ${secret}.`)).toBe('before [secret] after [secret].');
  });

  it('take other secrets of Confluent out as well, and nothing when they are empty', () => {
    expect(credentials.redact('a cfltAnotherOnes/Secret+0123456789 b')).toBe('a [secret] b');
    expect(new Credentials('', '').redact('plain text')).toBe('plain text');
  });
});

describe('an excerpt', () => {
  it.each([
    ['<html><head><style>p{}</style></head><p>Please\r\n\tlog in</p>', 'Please log in'],
    ['<script>var a = "<p>"', ''],
    ['a\u0000b\u202ec\u001b[31md', 'a b c [31md'],
    ['x'.repeat(500), `${'x'.repeat(159)}…`],
  ])('of %j is fit to be shown', (text, shown) => {
    expect(excerptOf(text, credentials)).toBe(shown);
  });
});
