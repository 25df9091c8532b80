import type { Failure, SetupState } from '../../preload/contract.ts';
import { words } from './setup-messages.ts';

/** A failure as plain text for somebody who can help: what was tried, how far it came, what it may be. No secret. */
export function failureText(failure: Failure, state: SetupState): string {
  const { report, test } = words;
  const ids = state.clusters.filter(({ isChosen }) => isChosen).map(({ id }) => id);
  const stages = state.stages.map(({ title, status, detail }) =>
    [`- ${title}: ${test.statuses[status]}`, detail].filter((part) => part !== null).join('. '),
  );
  const parts = [
    [report.title, failure.title],
    [report.key(state.key), ...(ids.length === 0 ? [] : [report.clusters(ids.join(', '))])],
    stages,
    failure.causes.length === 0 ? [] : [report.causes, ...failure.causes.map((cause) => `- ${cause}`)],
    [
      report.advice(failure.advice),
      ...(failure.evidence === null ? [] : [report.evidence(failure.evidence)]),
    ],
  ];
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}
