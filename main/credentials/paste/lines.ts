import type { Labelled } from './labels.ts';

/** Longer labels are sentences. */
const LONGEST_LABEL = 80;

/** What only looks like a label with a value: an address with its port, base64 with its padding. */
const VALUE_WITH_SIGN = /^\S+(:\d+|=)$/;

/**
 * Label and value of every line that has both (`NAME=value`, `Name: value`, `| Name | value |`), or of a label with
 * its value on the next line.
 */
export function labelledLines(text: string): readonly Labelled[] {
  const pairs: Labelled[] = [];
  let open: string | undefined;
  for (const line of joined(text).split('\n').map(strip)) {
    if (line === '' || line.startsWith('#') || line.startsWith('//')) continue;
    const pair = open !== undefined && VALUE_WITH_SIGN.test(line) ? undefined : split(line);
    if (pair !== undefined && pair[1] !== '') pairs.push(pair);
    else if (pair === undefined && open !== undefined) pairs.push([open, unquoted(line)]);
    open = pair?.[1] === '' ? pair[0] : undefined;
  }
  return pairs;
}

/** Lines that a backslash continues, as in Java's properties files. */
function joined(text: string): string {
  return text.replaceAll('\\\n', ' ');
}

/** A line without the frame of a table and the words that set variables. */
function strip(line: string): string {
  return line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .trim()
    .replace(/^(export |set |setx |ENV |- |\$env:)/i, '')
    .trim();
}

function split(line: string): Labelled | undefined {
  const at = line.search(/[:=|]/);
  const label = unquoted(line.slice(0, at).trim());
  if (at < 1 || at > LONGEST_LABEL || !/^[a-z][\w .-]*$/i.test(label)) return undefined;
  return [label, unquoted(line.slice(at + 1).trim())];
}

/** A value without quotes, the comma after it, or the remark behind it. */
function unquoted(text: string): string {
  const [, inner] = /^"([^"]*)"|^'([^']*)'/.exec(text) ?? [];
  if (inner !== undefined) return inner;
  const [value = ''] = text.split(' #', 1);
  return value
    .trim()
    .replace(/[,;]$/, '')
    .replaceAll(/^["']|["']$/g, '');
}
