import * as v from 'valibot';
import { type Question, type RequestOf, requestParsers, type ResponseOf } from '../../preload/contract.ts';
import type { Envelope } from '../../preload/exposed.ts';

type AnswerMethods = {
  readonly [Q in Question]: (request: RequestOf<Q>) => ResponseOf<Q> | Promise<ResponseOf<Q>>;
};

/** The application as a host sees it: one method for each question, and a subscription. */
export type Answers = AnswerMethods & {
  /** Calls back after every scrape and every change of state; returns the undo. */
  onChanged(listener: () => void): () => void;
};

/** What a question comes to: always one of the two, never undefined. */
export type Answered<Q extends Question> = Envelope<ResponseOf<Q>>;

/** Whether a name from outside is a question of the contract. */
export function isQuestion(name: string): name is Question {
  return Object.hasOwn(requestParsers, name);
}

/** Asks the application with a request that nobody vouches for. Never throws. */
export async function ask<Q extends Question>(
  answers: Answers,
  question: Q,
  request: unknown,
): Promise<Answered<Q>> {
  const parser: v.GenericSchema<unknown, RequestOf<Question>> = requestParsers[question];
  const methods: AnswerMethods = answers;
  return answerParsed(question, parser, request, (parsed) => methods[question](parsed));
}

/** Answers a question once its request has passed the parser. Never throws. */
export async function answerParsed<Request, Response>(
  question: string,
  parser: v.GenericSchema<unknown, Request>,
  request: unknown,
  answer: (request: Request) => Response | Promise<Response>,
): Promise<Envelope<Response>> {
  const parsed = v.safeParse(parser, request);
  if (!parsed.success) {
    const message = `"${question}" was asked with a request that is not of its form: ${parsed.issues.map(issueText).join('; ')}.`;
    return { ok: false, error: { code: 'bad-request', message } };
  }
  try {
    return { ok: true, value: await answer(parsed.output) };
  } catch (error) {
    const message = error instanceof Error ? error.message : 'unknown error';
    return {
      ok: false,
      error: { code: 'internal', message: `"${question}" could not be answered: ${message}` },
    };
  }
}

/** What is wrong where. What was sent is left out, names of unknown fields too: it may be a secret in the wrong place. */
function issueText(issue: v.BaseIssue<unknown>): string {
  if (issue.expected === 'never') return 'there is a field too many';
  return `${v.getDotPath(issue) ?? 'the request'} should be ${issue.expected ?? 'valid'}`;
}
