import { describe, expect, it } from 'vitest';
import { Redactor } from '../../../main/log/redactor.ts';

const KEY = 'ABCDEFGHIJKLMNOP';
/** Of the time before secrets began with letters of their own, and awkward in every encoding. */
const SECRET = 'x9/Q+t"z\\k7=W2&v';

function knowing(): Redactor {
  const redactor = new Redactor({ home: '/home/alice' });
  redactor.hide(SECRET, KEY);
  return redactor;
}

describe('the redactor', () => {
  it.each([
    ['as it is', SECRET],
    ['in an address', encodeURIComponent(SECRET)],
    ['in base64', btoa(SECRET)],
    ['with its key in base64', btoa(`${KEY}:${SECRET}`)],
    ['in hex', Buffer.from(SECRET).toString('hex')],
  ])('hides a secret it was told of, %s', (_, form) => {
    expect(knowing().clean(`before ${form} after`)).toBe('before [secret] after');
  });

  it('hides it wherever it stands in a value, in names of fields too', () => {
    const value = { list: [{ deep: SECRET }], [SECRET]: 1, error: new Error(`no: ${SECRET}`) };
    const clean = JSON.stringify(knowing().cleanAll(value));
    expect(clean).not.toContain(JSON.stringify(SECRET).slice(1, -1));
    expect(clean).toContain('no: [secret]');
  });

  it.each([
    ['a secret of Confluent', 'cfltAbCd0123/EfGh4567+IjKl89', '[secret]'],
    ['a header', 'Authorization: Basic QUJDREVGOnNlY3JldA==', 'Authorization: [secret]'],
    ['a header in JSON', '{"authorization":"Bearer abc.def-ghi"}', '{"authorization":"[secret]"}'],
    ['a login without its name', 'sent Basic QUJDREVGOnNlY3JldA== there', 'sent Basic [secret] there'],
    ['an address with a password', 'http://bob:hush@proxy:3128/x', 'http://[secret]@proxy:3128/x'],
    ['the token of a page', 'http://127.0.0.1:4680/?token=abcDEF', 'http://127.0.0.1:4680/?token=[secret]'],
    ['a pasted password', "password: 'hush-hush'", "password: '[secret]'"],
    ['a named secret', 'api_secret=hushhush next', 'api_secret=[secret] next'],
  ])('hides %s that nobody told it of', (_, text, expected) => {
    expect(new Redactor().clean(text)).toBe(expected);
  });

  it('hides fields that are named like a secret, and no sentence about one', () => {
    const value = { secret: 'abc', apiSecret: 'abc', password: 'abc', secretProblem: 'It is locked.' };
    expect(new Redactor().cleanAll(value)).toEqual({
      secret: '[secret]',
      apiSecret: '[secret]',
      password: '[secret]',
      secretProblem: 'It is locked.',
    });
  });

  it('leaves out the name of the user', () => {
    expect(knowing().clean('at /home/alice/.config/laglight')).toBe('at ~/.config/laglight');
  });

  it.each([
    'Read.',
    'https://api.telemetry.confluent.cloud/v2',
    'lkc-abc123',
    'The secret of the key X is missing.',
  ])('leaves “%s” as it is', (text) => {
    expect(knowing().clean(text)).toBe(text);
  });

  it('makes plain objects of errors, their causes and codes, and follows no circle for ever', () => {
    const error = Object.assign(new Error('outer', { cause: new Error('inner') }), { code: 'ENOSPC' });
    expect(new Redactor().cleanAll({ error })).toMatchObject({
      error: { name: 'Error', message: 'outer', code: 'ENOSPC', cause: { message: 'inner' } },
    });
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(JSON.stringify(new Redactor().cleanAll(circle))).toContain('[too deep]');
  });
});
