import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LocalLaglight } from '../../../main/hosts/terminal/asking.ts';
import type { Prompts } from '../../../main/hosts/terminal/prompts.ts';
import { SetupDialogue } from '../../../main/hosts/terminal/setup-dialogue.ts';
import { RunningApplication } from './running-application.ts';

let application: RunningApplication;
beforeEach(async () => {
  application = new RunningApplication();
  await application.start();
});
afterEach(() => application.dispose());

/** Leads through the set-up with answers given in advance; fails when a question has none left. */
async function lead(
  answers: readonly string[],
): Promise<{ isSaved: boolean; asked: string[]; shown: string }> {
  const left = [...answers];
  const asked: string[] = [];
  const shown: string[] = [];
  const answer = (question: string): Promise<string> => {
    asked.push(question.trim().split('\n')[0] ?? '');
    const next = left.shift();
    return next === undefined
      ? Promise.reject(new Error(`No answer to: ${question}`))
      : Promise.resolve(next);
  };
  const prompts: Prompts = { ask: answer, askHidden: answer, askText: answer };
  const laglight = new LocalLaglight(application.laglight);
  const dialogue = new SetupDialogue({ laglight, print: (text) => shown.push(text), prompts });
  const isSaved = await dialogue.run(undefined);
  expect(left).toEqual([]);
  return { isSaved, asked, shown: shown.join('\n') };
}

const keyring = () => application.simulator.keyring;

describe('set-up in a terminal', () => {
  it('asks for what is missing, lets clusters be picked by number or id, and saves', async () => {
    const { key, secret } = keyring().valid;
    const [first = '', , third = ''] = application.simulator.clusterIds;
    const { isSaved, asked, shown } = await lead(['', key, secret, '', `1, ${third}`]);
    expect(isSaved).toBe(true);
    expect(asked).toEqual([
      expect.stringContaining('Paste what you have'),
      'API key:',
      `Secret of ${key} (not shown):`,
      'Send the key to Confluent to find your clusters? [Y/n]',
      'Clusters to read, by number or id (Enter: those marked x):',
    ]);
    expect(shown).not.toContain(secret);
    await application.settle();
    expect(application.laglight.overview().clusters.map(({ id }) => id)).toEqual([first, third]);
  });

  it('sends nothing before it may', async () => {
    const { key, secret } = keyring().valid;
    expect(await lead([`${key}\n${secret}`, 'n'])).toMatchObject({ isSaved: false });
    expect(application.simulator.requests.count).toBe(0);
    expect(application.laglight.setup()).toMatchObject({ key: '', hasSecret: false });
  });

  it.each([
    ['', false],
    ['y', true],
  ])('asks before it saves what did not pass the test: "%s"', async (answer, isSaved) => {
    const { key } = keyring().valid;
    const ended = await lead(['', key, 'mistyped', '', 'lkc-typed', answer]);
    expect(ended.isSaved).toBe(isSaved);
    expect(ended.shown).toContain('✗ Key accepted');
    expect(application.laglight.overview().accounts).toHaveLength(isSaved ? 1 : 0);
  });
});
