import { intervalRemark } from './durations.ts';
import type { Findings } from './findings.ts';
import type { Source } from './source.ts';
import { entriesOf, fieldOf, listOf, textOf } from './values.ts';
import { listed, quote } from './words.ts';

/** Deeper than any configuration nests its jobs. */
const DEEPEST = 40;
const JOB_FIELDS = ['job_name', 'static_configs', 'basic_auth', 'metrics_path', 'params'];

/** Finds the scrape jobs in a parsed configuration, wherever it keeps them. */
export function readConfiguration(value: unknown, findings: Findings): void {
  walk(value, findings, new Set(), 0);
}

function walk(value: unknown, findings: Findings, seen: Set<unknown>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST || seen.has(value)) return;
  seen.add(value);
  const fields = entriesOf(value);
  if (fields.some(([name]) => JOB_FIELDS.includes(name))) {
    readJob(value, findings);
    return;
  }
  for (const [name, inner] of Array.isArray(value) ? value.entries() : fields) {
    if (/^basicauth(\/|$)/.test(String(name)))
      readCredentials(fieldOf(inner, 'client_auth'), findings.addSource(), findings);
    else if (/^resource[._]\w+[._]id$/.test(String(name))) takeParameters(value, findings.addSource());
    else walk(inner, findings, seen, depth + 1);
  }
}

function readJob(job: unknown, findings: Findings): void {
  const name = textOf(fieldOf(job, 'job_name'));
  const targets = listOf(fieldOf(job, 'static_configs')).flatMap((one) => textsOf(fieldOf(one, 'targets')));
  if (!isConfluent(job, targets)) {
    findings.remark(`Job “${quote(name ?? '?')}” reads ${listed(targets)}, not Confluent.`);
    return;
  }
  const source = findings.addSource(name);
  readCredentials(fieldOf(job, 'basic_auth'), source, findings);
  takeParameters(fieldOf(job, 'params'), source);
  const interval = textOf(fieldOf(job, 'scrape_interval')) ?? '';
  findings.remark(intervalRemark('scrape_interval', interval));
}

/** A job without a target is one that was cut from its configuration. */
function isConfluent(job: unknown, targets: readonly string[]): boolean {
  return (
    targets.length === 0 ||
    targets.some((target) => /(^|[./])confluent\.cloud(:\d+)?$/.test(target)) ||
    (textOf(fieldOf(job, 'metrics_path')) ?? '').startsWith('/v2/metrics/') ||
    entriesOf(fieldOf(job, 'params')).some(([name]) => /^resource[._]/.test(name))
  );
}

function readCredentials(basic: unknown, source: Source, findings: Findings): void {
  source.takeCredentials(textOf(fieldOf(basic, 'username')), textOf(fieldOf(basic, 'password')));
  for (const field of ['username_file', 'password_file']) {
    const file = textOf(fieldOf(basic, field));
    if (file !== undefined) {
      findings.remark(
        `${field} ${quote(file)} is not opened: Laglight reads no file that a pasted text names.`,
      );
    }
  }
}

function takeParameters(parameters: unknown, source: Source): void {
  for (const [name, value] of entriesOf(parameters)) {
    for (const one of textsOf(value)) source.takeParameter(name, one);
  }
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => textOf(one) ?? []);
}
