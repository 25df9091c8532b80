import type { PasteProblem } from './findings.ts';
import { Findings } from './findings.ts';
import { readLabels } from './labels.ts';
import { labelledLines } from './lines.ts';

/** What single lines tell where the whole cannot be read: names with their values, and ids of clusters. */
export function readDamaged(text: string, { title }: PasteProblem): Findings {
  const findings = new Findings('Damaged text, read line by line');
  findings.remark(`${title} Only lines that speak for themselves were taken.`);
  const withoutIds = labelledLines(text).filter(([label]) => !/^resource[._]/.test(label));
  readLabels(withoutIds, findings);
  const source = findings.addSource();
  for (const [id] of text.matchAll(/\blkc-[\w-]{1,251}/g)) source.takeIds(id);
  return findings;
}
