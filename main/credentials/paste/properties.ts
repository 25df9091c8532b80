import { Findings } from './findings.ts';
import { readLabels } from './labels.ts';
import { labelledLines } from './lines.ts';
import { readPlain } from './plain.ts';

/** Reads lines of names and values: environment files, Java properties, Terraform variables, tables of a terminal. */
export function readProperties(text: string): Findings | undefined {
  const findings = new Findings('Names and values');
  if (!readLabels(labelledLines(text), findings)) return undefined;
  if (findings.foreignKeys.size > 0 || findings.sources.some((source) => !source.isEmpty)) return findings;
  // Names and values may all stand on one line.
  return readPlain(text) ?? findings;
}
