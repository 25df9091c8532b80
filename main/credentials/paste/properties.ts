import { Findings } from './findings.ts';
import { readLabels } from './labels.ts';
import { labelledLines } from './lines.ts';

/** Reads lines of names and values: environment files, Java properties, Terraform variables, tables of a terminal. */
export function readProperties(text: string): Findings | undefined {
  const findings = new Findings('Names and values');
  return readLabels(labelledLines(text), findings) ? findings : undefined;
}
