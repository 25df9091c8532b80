import { LineCounter, parseAllDocuments } from 'yaml';
import { embeddedTexts, readConfiguration } from './configuration.ts';
import type { PasteProblem } from './findings.ts';
import { Findings } from './findings.ts';

/** Words that only a scrape configuration has. */
const SCRAPING =
  /(^|[\s"'{,-])(scrape_configs|job_name|static_configs|basic_auth|metrics_path|params|resource[._]kafka[._]id)["']?[ \t]*:/m;

/** Nests deeper than any configuration: what would keep the parser busy for seconds. */
const NESTED = /([-?] +){30}|([[{][^\]}\n]{0,9}){100}/;

/** Reads scrape configurations of Prometheus and of the programs that took over its form. */
export function readYaml(text: string): Findings | PasteProblem | undefined {
  if (!SCRAPING.test(text)) return undefined;
  const findings = new Findings(formatOf(text));
  const problems: { place: string }[] = [];
  for (const candidate of repairs(text)) {
    const parsed = parse(candidate);
    if ('values' in parsed) {
      readConfiguration(parsed.values, findings);
      if (findings.isEmpty) readEmbedded(parsed.values, findings);
      return findings;
    }
    problems.push(parsed);
  }
  return {
    kind: 'problem',
    title: `This looks like a ${findings.format}, but ${problems[0]?.place ?? 'it'} cannot be read.`,
    advice:
      'Copy the whole block again, with the spaces before each line, or paste only the key and its secret.',
  };
}

/** Reads the files that a Kubernetes manifest holds. */
function readEmbedded(values: readonly unknown[], findings: Findings): void {
  for (const text of embeddedTexts(values).filter((one) => SCRAPING.test(one))) {
    const parsed = parse(text);
    if ('values' in parsed) readConfiguration(parsed.values, findings);
  }
}

function formatOf(text: string): string {
  if (/^[ \t]*receivers[ \t]*:/m.test(text)) return 'OpenTelemetry Collector configuration (YAML)';
  if (/^[ \t]*(metrics|integrations)[ \t]*:/m.test(text)) return 'Grafana Agent configuration (YAML)';
  return 'Prometheus scrape configuration (YAML)';
}

/** Every scalar stays a text (a key of digits is no number), tags mean nothing, and aliases cannot multiply. */
function parse(text: string): { values: readonly unknown[] } | { place: string } {
  if (NESTED.test(text)) return { place: 'what it nests' };
  const lines = new LineCounter();
  try {
    const documents = parseAllDocuments(text, {
      schema: 'failsafe',
      merge: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
      lineCounter: lines,
    });
    if (!Array.isArray(documents)) return { values: [] };
    const error = documents.flatMap((document) => document.errors)[0];
    if (error !== undefined) return { place: `line ${lines.linePos(error.pos[0]).line}` };
    return { values: documents.map((document) => document.toJS({ maxAliasCount: 100 }) as unknown) };
  } catch {
    return { place: 'what it repeats or nests' };
  }
}

/** The text, and the text with the damage undone that selecting it with the mouse does: tabs, a first line cut short. */
function repairs(text: string): readonly string[] {
  const spaced = text.replaceAll(/^[ \t]+/gm, (indent) => indent.replaceAll('\t', '  '));
  const [first = '', second = '', ...rest] = spaced.split('\n').filter((line) => line.trim() !== '');
  const missing = columnOf(second) - columnOf(first);
  const shifted = missing > 0 ? [[' '.repeat(missing) + first, second, ...rest].join('\n')] : [];
  return [...new Set([text, spaced, ...shifted])];
}

/** Where the first name of a line begins. */
function columnOf(line: string): number {
  return line.search(/[^\s-]/);
}
