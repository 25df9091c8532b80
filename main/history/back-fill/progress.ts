import type { BackFillProgress } from '../../../preload/contract.ts';
import type { ConfluentFailure } from '../../confluent/failure.ts';
import { PHASES, type Job } from './plan.ts';
import type { WorkList } from './work-list.ts';

/** What is said of a back-fill under way. `failure` is why it waits, if it does. */
export function progressOf(
  work: WorkList,
  job: Job,
  clusterName: string,
  failure: ConfluentFailure | undefined,
): BackFillProgress {
  const what = `${WHAT[job.phase] ?? 'the past'} of ${clusterName}`;
  const sentence =
    failure === undefined
      ? `Fetching ${what}.`
      : `Fetching ${what} is interrupted and goes on by itself. ${failure.title}`;
  const { from, to } = work.stretchOf(job);
  return { done: work.done, sentence, from, to };
}

/** By phase. */
const WHAT: readonly string[] = PHASES.map(({ stepMs, untilAgeMs }) =>
  stepMs === 60_000 ? 'missed minutes' : `the past ${Math.round(untilAgeMs / 86_400_000)} days`,
);
