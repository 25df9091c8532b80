import { Findings } from './findings.ts';
import { shellWords } from './shell-words.ts';
import type { Source } from './source.ts';
import { entriesOf, fieldOf, textOf } from './values.ts';

const COMMAND = /^[ \t]*([$>#%][ \t]+)?curl(\.exe)?[ \t\\^]/m;

/** Options that matter, in both their forms. */
const USER = /^(-u|--user)$/;
const HEADER = /^(-H|--header)$/;
const DATA = /^(-d|--data(-raw|-binary|-urlencode|-ascii)?|--json)$/;
/** Options whose value is none of ours. */
const OTHER_WITH_VALUE =
  /^(-[AbcdeEFKmoPQrTwxXyYz]|--(output|request|max-time|connect-timeout|retry|proxy|cacert|cert|key|user-agent|cookie|write-out|config|resolve))$/;

/** Reads calls of curl. */
export function readCurl(text: string): Findings | undefined {
  const start = COMMAND.exec(text);
  if (start === null) return undefined;
  const findings = new Findings('curl command');
  let source: Source | undefined;
  const words = shellWords(text.slice(start.index)).flatMap(parted);
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (/^curl(\.exe)?$/.test(word)) source = findings.addSource();
    else if (/^[|;&]+$/.test(word)) source = undefined;
    else if (word.startsWith('-')) {
      if (takeOption(word, words[at + 1] ?? '', source)) at += 1;
    } else if (/^https?:/.test(word)) source?.takeUrl(word);
  }
  return findings;
}

/** `--user=x` and `-ux` as two words. */
function parted(word: string): readonly string[] {
  const [, option, value] = /^(--[\w-]+)=(.*)$/s.exec(word) ?? /^(-[uH])(.+)$/s.exec(word) ?? [];
  return option === undefined || value === undefined ? [word] : [option, value];
}

/** Takes what an option gives, and returns whether the next word is its value. */
function takeOption(option: string, value: string, source: Source | undefined): boolean {
  if (USER.test(option)) {
    const colon = value.indexOf(':');
    if (colon < 0) source?.takeCredentials(value, undefined);
    else source?.takeCredentials(value.slice(0, colon), value.slice(colon + 1));
    return true;
  }
  if (HEADER.test(option)) {
    const [, authorization] = /^authorization:(.*)$/is.exec(value) ?? [];
    if (authorization !== undefined) source?.takeAuthorization(authorization);
    return true;
  }
  if (option === '--url') {
    source?.takeUrl(value);
    return true;
  }
  if (DATA.test(option)) {
    takeData(value, source);
    return true;
  }
  return OTHER_WITH_VALUE.test(option);
}

/** Parameters given by `--data` with `-G`, or the filter of a query. */
function takeData(data: string, source: Source | undefined): void {
  if (!data.trimStart().startsWith('{')) {
    for (const [name, value] of new URLSearchParams(data)) source?.takeParameter(name, value);
    return;
  }
  try {
    takeFilter(JSON.parse(data), source, 0);
  } catch {
    // A body that is no JSON, or names a file: key and address are told elsewhere on the line.
  }
}

function takeFilter(value: unknown, source: Source | undefined, depth: number): void {
  if (depth > 10) return;
  const field = textOf(fieldOf(value, 'field'));
  const wanted = textOf(fieldOf(value, 'value'));
  if (field !== undefined && wanted !== undefined) source?.takeParameter(field, wanted);
  const inner = Array.isArray(value) ? value : entriesOf(value).map(([, one]) => one);
  for (const one of inner) takeFilter(one, source, depth + 1);
}
