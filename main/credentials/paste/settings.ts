import type { PasteProblem } from './findings.ts';

/** Notices a file that Laglight itself wrote: it holds whole accounts, which are imported, not set up. */
export function readSettings(text: string): PasteProblem | undefined {
  if (!/^\s*\{\s*"laglight":/.test(text)) return undefined;
  return {
    kind: 'problem',
    title: 'These are settings that Laglight exported. They hold accounts, but no secrets.',
    advice: 'Import the file on the page of the accounts instead.',
  };
}
