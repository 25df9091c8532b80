import { readConfiguration } from './configuration.ts';
import { Findings } from './findings.ts';
import type { Labelled } from './labels.ts';
import { readLabels } from './labels.ts';
import { entriesOf, fieldOf, textOf } from './values.ts';

/** Deeper than any answer of Confluent nests what matters. */
const DEEPEST = 20;

/** Reads JSON: keys as the CLI and the API give them, lists of clusters, answers of service discovery. */
export function readJson(text: string): Findings | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  const findings = new Findings('JSON');
  try {
    const value: unknown = JSON.parse(text);
    readConfiguration(value, findings);
    if (findings.isEmpty) readValue(value, findings, 0);
  } catch {
    return undefined;
  }
  return findings;
}

function readValue(value: unknown, findings: Findings, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  if (!Array.isArray(value) && readObject(value, findings)) return;
  for (const inner of Object.values(value)) readValue(inner, findings, depth + 1);
}

/** Reads the fields of an object. Returns whether those inside it are read with them. */
function readObject(object: object, findings: Findings): boolean {
  const id = textOf(fieldOf(object, 'id')) ?? '';
  const spec = fieldOf(object, 'spec');
  const secret = textOf(fieldOf(spec, 'secret'));
  if (secret !== undefined) {
    const resource = textOf(fieldOf(fieldOf(spec, 'resource'), 'id')) ?? '';
    const pairs: readonly Labelled[] = [
      ['resource', resource],
      ['api_key', id],
    ];
    readLabels([...pairs, ['api_secret', secret]], findings);
    return true;
  }
  readLabels(
    entriesOf(object).flatMap(([name, value]) => {
      const text = textOf(value);
      return text === undefined ? [] : [[name, text] as const];
    }),
    findings,
  );
  const source = findings.addSource();
  if (id.startsWith('lkc-')) source.takeIds(id);
  for (const [name, value] of entriesOf(object)) {
    if (name.startsWith('__param_')) source.takeParameter(name.slice('__param_'.length), textOf(value) ?? '');
  }
  return false;
}
