import { Findings } from './findings.ts';
import type { Labelled } from './labels.ts';
import { readLabels } from './labels.ts';
import { labelledLines } from './lines.ts';

/** The heading of the file that Confluent's console offers with a new key; the id of the resource follows a colon. */
const HEADING = /^=+[ \t]*Confluent Cloud API key\b:?([^=\n]*)=*$/im;

/** Reads the text file that Confluent's console offers with a new key. */
export function readKeyFile(text: string): Findings | undefined {
  const heading = HEADING.exec(text);
  if (heading === null) return undefined;
  const resource: Labelled = ['resource', heading[1]?.trim() ?? ''];
  const findings = new Findings('API key file of Confluent’s console');
  readLabels([resource, ...labelledLines(text)], findings);
  return findings;
}
