import type { Answers } from '../../main/hosts/door.ts';
import { requestParsers } from '../../preload/contract.ts';

/** An application that answers no question: a test adds those that it asks. */
export const silentAnswers = Object.fromEntries(
  Object.keys(requestParsers).map((question) => [
    question,
    () => {
      throw new Error(`"${question}" is not asked in this test.`);
    },
  ]),
) as unknown as Omit<Answers, 'onChanged'>;
