import type { Failure, SetupCluster, SetupState, TestStage } from '../../../preload/contract.ts';

const MARKS: Readonly<Record<TestStage['status'], string>> = {
  waiting: ' ',
  running: '…',
  passed: '✓',
  skipped: '–',
  failed: '✗',
};

/** What was made of a pasted text. */
export function readingText({ reading, problem }: SetupState): string {
  if (problem) return `${problem.title}\n${problem.advice}\n`;
  if (!reading) return '';
  return [
    reading.format,
    ...reading.understood.map((sentence) => `  ✓ ${sentence}`),
    ...reading.ignored.map((sentence) => `  – ${sentence}`),
    '',
  ].join('\n');
}

/** The clusters with a number each; those that are chosen are marked. */
export function clustersText(clusters: readonly SetupCluster[]): string {
  return clusters.map((cluster, index) => `${index + 1}. ${clusterText(cluster)}`).join('\n');
}

function clusterText({ id, name, type, units, cloud, region, environment, isChosen }: SetupCluster): string {
  const size = units === null ? '' : `${units} units`;
  const facts = [type, size, cloud, region, environment].filter((fact) => fact !== null && fact !== '');
  const told = [name, ...facts].filter((fact) => fact !== null).join(', ');
  return `[${isChosen ? 'x' : ' '}] ${id}${told === '' ? '' : `  ${told}`}`;
}

/** A stage of the test that has ended. */
export function stageText({ title, status, detail, tookMs, failure }: TestStage): string {
  const time = tookMs === null ? '' : ` (${Math.round(tookMs)} ms)`;
  const line = `  ${MARKS[status]} ${title}${detail === null ? '' : `: ${detail}`}${time}`;
  return failure ? `${line}\n${failureText(failure)}` : line;
}

/** What went wrong, why it may have, and what to do. */
export function failureText({ title, causes, advice }: Failure): string {
  return [
    `    ${title}`,
    ...causes.map((cause, index) => `    ${index === 0 ? 'Likely' : 'Or'}: ${cause}`),
    `    ${advice}`,
  ].join('\n');
}
