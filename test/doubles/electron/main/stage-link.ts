import type { ActorCalls, StageCalls } from '../calls.ts';
import { type AnswersTo, Link } from '../link.ts';

let link: Link<StageCalls, ActorCalls> | undefined;

/** Begins to answer the stage's questions. */
export function connectStage(answers: AnswersTo<ActorCalls>): void {
  link = new Link('electron', process, answers);
}

/** The test's process, which owns the browser. */
export function stage(): Link<StageCalls, ActorCalls> {
  if (!link) throw new Error('The double is not connected to its stage yet.');
  return link;
}

/** Tells the stage something whose end nobody waits for; a page that has closed meanwhile is no error. */
export function tellStage<Q extends keyof StageCalls>(name: Q, request: StageCalls[Q]['request']): void {
  stage()
    .call(name, request)
    .catch(() => undefined);
}
