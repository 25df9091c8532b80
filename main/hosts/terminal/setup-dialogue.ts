import { setTimeout as delay } from 'node:timers/promises';
import type { SetupState, SetupWork } from '../../../preload/contract.ts';
import type { Asking } from './asking.ts';
import type { Prompts } from './prompts.ts';
import { clustersText, failureText, readingText, stageText } from './setup-text.ts';
import { UsageError } from './usage.ts';

/** How often the progress of finding and testing is looked at. */
const LOOK_EVERY_MS = 100;

const HOW_TO_BEGIN = `Paste what you have: the configuration that Confluent's console shows under Administration →
Metrics → New integration, a scrape configuration, a key file. It is not shown. An empty line ends it; alone, you
are asked for the key instead.
`;

/** What a set-up in a terminal works with. */
export interface SetupDialogueOptions {
  readonly laglight: Asking;
  readonly print: (text: string) => void;
  /** Undefined where nobody can be asked: then what was given must do. */
  readonly prompts: Prompts | undefined;
}

/** Leads through the set-up in a terminal: the wizard's steps as questions. */
export class SetupDialogue {
  readonly #laglight: Asking;
  readonly #print: (text: string) => void;
  readonly #prompts: Prompts | undefined;

  constructor({ laglight, print, prompts }: SetupDialogueOptions) {
    this.#laglight = laglight;
    this.#print = print;
    this.#prompts = prompts;
  }

  /**
   * Sets an account up from a text, or from what the user pastes now where none is given. Resolves with whether one was
   * saved. Throws a `UsageError` when something is missing that nobody can be asked for.
   */
  async run(given: string | undefined): Promise<boolean> {
    await this.#laglight.ask('setupDiscard', null);
    try {
      return await this.#lead(given);
    } finally {
      await this.#laglight.ask('setupDiscard', null);
    }
  }

  async #lead(given: string | undefined): Promise<boolean> {
    const text = given ?? (await this.#prompts?.askText(HOW_TO_BEGIN)) ?? '';
    if (text.trim() !== '') this.#print(readingText(await this.#laglight.ask('setupPaste', { text })));
    await this.#complete();
    if (!(await this.#agrees('Send the key to Confluent to find your clusters?', true))) return false;
    await this.#find();
    await this.#choose();
    const isGood = await this.#test();
    if (!isGood && !(await this.#agrees('Save it all the same?', false))) {
      this.#print('Nothing was saved.');
      return false;
    }
    return this.#finish();
  }

  /** Asks for key and secret where they are missing. */
  async #complete(): Promise<void> {
    let state = await this.#laglight.ask('setup', null);
    if (state.key === '') {
      const key = await this.#askFor('the API key', (prompts) => prompts.ask('API key: '));
      state = await this.#laglight.ask('setupEdit', { key });
    }
    if (!state.hasSecret) {
      const secret = await this.#askFor('the secret of the key', (prompts) =>
        prompts.askHidden(`Secret of ${state.key} (not shown): `),
      );
      await this.#laglight.ask('setupEdit', { secret });
    }
  }

  async #find(): Promise<void> {
    this.#print('Finding clusters …');
    await this.#laglight.ask('setupFind', null);
    const { finding } = await this.#settled((state) => state.finding);
    for (const remark of finding.remarks) this.#print(`  – ${remark}`);
    if (finding.failure) this.#print(failureText(finding.failure));
  }

  async #choose(): Promise<void> {
    const { clusters } = await this.#laglight.ask('setup', null);
    if (clusters.length > 0) this.#print(clustersText(clusters));
    const isNoneChosen = !clusters.some(({ isChosen }) => isChosen);
    if (!this.#prompts) {
      if (isNoneChosen) throw new UsageError('No cluster is known. Add its id (lkc-…) to the text.');
      return;
    }
    const answer = await this.#prompts.ask('Clusters to read, by number or id (Enter: those marked x): ');
    const wanted = answer.split(/[\s,]+/).filter((word) => word !== '');
    if (wanted.length === 0) return;
    const ids = new Set(
      wanted.map((word) => (/^\d+$/.test(word) ? (clusters[Number(word) - 1]?.id ?? word) : word)),
    );
    const left = clusters.filter(({ id }) => !ids.has(id)).map(({ id }) => ({ id, isChosen: false }));
    const taken = [...ids].map((id) => ({ id, isChosen: true }));
    await this.#laglight.ask('setupClusters', { edits: [...left, ...taken] });
  }

  /** True when every stage passed. */
  async #test(): Promise<boolean> {
    this.#print('Testing the connection …');
    await this.#laglight.ask('setupTest', null);
    let shown = 0;
    let doing: string | null = null;
    const { test } = await this.#settled(
      (state) => state.test,
      ({ stages }) => {
        const isOver = (status: string): boolean => status !== 'waiting' && status !== 'running';
        for (let stage = stages[shown]; stage && isOver(stage.status); stage = stages[shown]) {
          this.#print(stageText(stage));
          shown += 1;
        }
        const detail = stages[shown]?.detail ?? null;
        if (detail !== null && detail !== doing) this.#print(`  … ${detail}`);
        doing = detail;
      },
    );
    if (test.status === 'failed') for (const remark of test.remarks) this.#print(`  – ${remark}`);
    return test.status === 'done';
  }

  async #finish(): Promise<boolean> {
    const { keeping } = await this.#laglight.ask('setup', null);
    const answer = await this.#laglight.ask('setupFinish', null);
    if (!answer.done) this.#print(`Nothing was saved. ${answer.reason}`);
    else this.#print(keeping.notice === null ? 'Saved.' : `Saved. ${keeping.notice}`);
    return answer.done;
  }

  /** Waits until some work is no longer under way. */
  async #settled(
    workOf: (state: SetupState) => SetupWork,
    look: (state: SetupState) => void = () => undefined,
  ): Promise<SetupState> {
    for (;;) {
      const state = await this.#laglight.ask('setup', null);
      look(state);
      if (workOf(state).status !== 'running') return state;
      await delay(LOOK_EVERY_MS);
    }
  }

  async #askFor(what: string, ask: (prompts: Prompts) => Promise<string>): Promise<string> {
    const answer = this.#prompts ? await ask(this.#prompts) : '';
    if (answer === '') throw new UsageError(`Nothing was saved: ${what} is missing.`);
    return answer;
  }

  /** Where nobody can be asked, the command itself said yes to what it is for. */
  async #agrees(question: string, otherwise: boolean): Promise<boolean> {
    if (!this.#prompts) return otherwise;
    const answer = await this.#prompts.ask(`${question} [${otherwise ? 'Y/n' : 'y/N'}] `);
    return answer === '' ? otherwise : /^y/i.test(answer);
  }
}
