import { afterEach, describe, expect, it } from 'vitest';
import type { Expected } from './outcome.ts';
import { BOTH, FORMATS, ONE, TWO, UNKNOWN, outcomeOf, unusable } from './outcome.ts';
import { CONSOLE_YAML, KEY, SECRET } from './texts.ts';

const { yaml, datakit } = FORMATS;
const COPY_AGAIN =
  'Copy the whole block again, with the spaces before each line, or paste only the key and its secret.';
const COMPARE = 'Compare it with the file it was copied from, or paste only the key and its secret.';
const unreadable = (format: string, place: string, advice = COPY_AGAIN): Expected => ({
  title: `This looks like a ${format}, but ${place} cannot be read.`,
  advice,
});
const NOT_TEXT: Expected = {
  title: 'This is no text: it holds characters that only binary files have.',
  advice: 'Open the file in a text editor and copy the part that names the key and the clusters.',
};

const nines = (alias: string) => `[${Array.from({ length: 9 }, () => alias).join(', ')}]`;
const LAUGHS = Array.from('bcdefghi', (name, level) => `${name}: &${name} ${nines(`*${'abcdefgh'[level]}`)}`);

const texts: readonly (readonly [string, string, Expected])[] = [
  [
    'nothing',
    '',
    { title: 'There is no text in what was pasted.', advice: 'Copy it again, then paste it here.' },
  ],
  [
    'spaces',
    ' \n\t ',
    { title: 'There is no text in what was pasted.', advice: 'Copy it again, then paste it here.' },
  ],
  [
    'a text that is too long',
    CONSOLE_YAML + '#'.repeat(1_000_000),
    {
      title: `This text has ${(CONSOLE_YAML.length + 1_000_000).toLocaleString('en')} characters, more than any key or configuration needs.`,
      advice: 'Paste only the part that names the key and the clusters.',
    },
  ],
  ['an archive', 'PK\u0003\u0004\u0014\u0000', NOT_TEXT],
  ['an image', '\uFFFDPNG\n\u001A\n', NOT_TEXT],
  ['a NUL in a configuration', CONSOLE_YAML.replace('scheme', 'sch\u0000eme'), NOT_TEXT],
  [
    'a billion laughs',
    `a: &a ${nines('lol')}\n${LAUGHS.join('\n')}\nscrape_configs: *i\n`,
    unreadable(yaml, 'what it repeats or nests'),
  ],
  ['an alias of itself', 'scrape_configs: &a [*a, *a]\n', unusable(yaml)],
  ['an alias of nothing', 'scrape_configs: *nothing\n', unreadable(yaml, 'what it repeats or nests')],
  ['brackets without end', `scrape_configs: ${'['.repeat(90_000)}`, unreadable(yaml, 'what it nests')],
  [
    'brackets with an end',
    `params: ${'['.repeat(40_000)}${']'.repeat(40_000)}`,
    unreadable(yaml, 'what it nests'),
  ],
  ['lists in lists on one line', `params:\n  ${'- '.repeat(49_000)}`, unreadable(yaml, 'what it nests')],
  ['keys in keys on one line', `params:\n  ${'? '.repeat(49_000)}`, unreadable(yaml, 'what it nests')],
  ['damage on every line', 'params:\n' + '"\n: ]\n'.repeat(3_000), unreadable(yaml, 'line 2')],
  [
    'tags that other languages run',
    'params: !!js/function "throw 1"\nx: !!python/object/apply:os.system [ls]\n',
    unusable(yaml),
  ],
  [
    'names that every object has',
    `__proto__:\n  job_name: x\n  params: {resource.kafka.id: lkc-abc123}\nconstructor: {prototype: {polluted: 1}}\n`,
    { format: yaml, ids: ONE, name: 'x' },
  ],
  [
    'such names in JSON',
    '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
    unusable('JSON'),
  ],
  [
    'such names in TOML',
    `[inputs.__proto__]\npolluted = 1\n[inputs.constructor.prototype]\npolluted = 1\n`,
    unusable(datakit),
  ],
  [
    'the same name many times',
    CONSOLE_YAML + '    scheme: https\n'.repeat(100),
    { format: yaml, ...BOTH, ids: TWO },
  ],
  [
    'TOML that nests without end',
    `[inputs.prom]\na = ${'['.repeat(90_000)}`,
    unreadable(datakit, 'line 2', COMPARE),
  ],
  [
    'a TOML table 40,000 deep',
    `[inputs${'.a'.repeat(40_000)}]\nb = 1`,
    unreadable(datakit, 'its tables', COMPARE),
  ],
  ['JSON that nests without end', '['.repeat(99_000), UNKNOWN],
  ['JSON 15,000 deep', `${'{"a":'.repeat(15_000)}1${'}'.repeat(15_000)}`, unusable('JSON')],
  ['quotes for curl', `curl ${'"'.repeat(90_000)}`, unusable('curl command')],
  ['backslashes for curl', `curl ${'\\'.repeat(90_001)}`, unusable('curl command')],
  [
    'lists for Alloy',
    `prometheus.scrape "x" {${'a = ['.repeat(18_000)}`,
    unusable('Grafana Alloy configuration'),
  ],
  ['blocks for Alloy', 'prometheus.scrape "x" {\n'.repeat(3_500), unusable('Grafana Alloy configuration')],
  [
    'a heading without end',
    `=== Confluent Cloud API key${' '.repeat(90_000)}`,
    unusable('API key file of Confluent’s console'),
  ],
  ['line ends', `${'\n'.repeat(99_000)}x`, UNKNOWN],
  ['spaces before a word', `${' '.repeat(99_000)}x`, UNKNOWN],
  ['colons', ':'.repeat(99_000), UNKNOWN],
  ['frames of tables', '| '.repeat(49_000), UNKNOWN],
  ['fences', '```\n'.repeat(24_000), UNKNOWN],
  [
    'a key and a secret that are none',
    `params: {}\nbasic_auth:\n  username: "${'k'.repeat(300)}"\n  password: "two words"\n`,
    unusable(
      yaml,
      'What stands in the place of the key is no key: one has 16 letters and digits.',
      'What stands in the place of the secret is no secret: one is a single word.',
    ),
  ],
  [
    'a secret in the place of an id and of a name',
    CONSOLE_YAML.replace('lkc-abc123', SECRET).replace('Confluent Cloud', SECRET),
    {
      format: yaml,
      ...BOTH,
      ids: ['lkc-def456'],
      name: '(hidden)',
      ignored: ['“(hidden)” stands in the place of a cluster id, but is none.'],
    },
  ],
  [
    'signs that steer a terminal, in the place of a name',
    CONSOLE_YAML.replace('Confluent Cloud', '"a\\e[31m\\u202Eb"').replace(KEY, '"\\u0007"'),
    {
      format: yaml,
      secret: SECRET,
      ids: TWO,
      name: 'a [31m b',
      ignored: ['What stands in the place of the key is no key: one has 16 letters and digits.'],
    },
  ],
];

describe('readPaste, of hostile texts', () => {
  afterEach(() => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  it.each(texts)('is not harmed by %s', (_, text, expected) => {
    expect(outcomeOf(text)).toEqual(expected);
  });
});
