import { TomlError, parse } from 'smol-toml';
import { intervalRemark } from './durations.ts';
import type { PasteProblem } from './findings.ts';
import { Findings } from './findings.ts';
import type { Source } from './source.ts';
import { entriesOf, textOf } from './values.ts';

/** Tables of inputs that scrape: DataKit's `prom`, Telegraf's `prometheus` and `http`. */
const INPUT = /^[ \t]*\[\[?[ \t]*inputs\./m;
const ADDRESSES = /^[ \t]*urls?[ \t]*=[ \t]*\[?[ \t]*["']/m;

/** Reads inputs of DataKit and Telegraf. */
export function readToml(text: string): Findings | PasteProblem | undefined {
  if (!INPUT.test(text) && !ADDRESSES.test(text)) return undefined;
  const format = /^[ \t]*\[\[?[ \t]*inputs\.(prometheus|http)\b/m.test(text)
    ? 'Telegraf input (TOML)'
    : 'DataKit prom input (TOML)';
  const findings = new Findings(format);
  try {
    readTable(parse(text), 'the input', findings.addSource(), findings);
  } catch (error) {
    return {
      kind: 'problem',
      title: `This looks like a ${format}, but ${place(error)} cannot be read.`,
      advice: 'Compare it with the file it was copied from, or paste only the key and its secret.',
    };
  }
  return findings;
}

function place(error: unknown): string {
  return error instanceof TomlError ? `line ${error.line}` : 'its tables';
}

function readTable(table: unknown, name: string, source: Source, findings: Findings): void {
  const fields = new Map(entriesOf(table).map(([key, value]) => [key.toLowerCase(), value]));
  source.takeCredentials(textOf(fields.get('username')), textOf(fields.get('password')));
  for (const [key, value] of fields) {
    if (key === 'url' || key === 'urls') {
      for (const url of [value].flat()) source.takeUrl(textOf(url) ?? '');
    } else if (key === 'authorization') {
      source.takeAuthorization(textOf(value) ?? '');
    } else if (key === 'interval') {
      findings.remark(remarkOnInterval(name, textOf(value) ?? ''));
    } else if (Array.isArray(value)) {
      for (const one of value) readTable(one, key, findings.addSource(), findings);
    } else {
      readTable(value, key, source, findings);
    }
  }
}

function remarkOnInterval(table: string, interval: string): string | undefined {
  if (table !== 'http_headers') return intervalRemark('interval', interval);
  return (
    'interval stands under http_headers, so DataKit sends it as a header and keeps to its own interval, 30 s, which ' +
    'Confluent’s limit of calls does not allow. There it belongs above that table; Laglight reads once a minute anyway.'
  );
}
