import type { Page } from 'playwright';
import type { DesktopQuestion, DesktopQuestions } from '../../preload/contract.ts';
import { DESKTOP_QUESTIONS, QUESTIONS } from '../../preload/names.ts';

type Answers = { [Q in DesktopQuestion]: DesktopQuestions[Q]['response'] };

/**
 * What the desktop application puts before a page: its bridge, in place of the one over HTTP. Questions to the
 * application still go to the server of the page; those to the desktop are noted and answered here.
 */
export class FakeDesktop {
  readonly asked: { readonly question: DesktopQuestion; readonly request: unknown }[] = [];
  readonly answers: Answers = {
    openMain: { done: true },
    openLink: { done: true },
    hide: { done: true },
    fitGlance: { done: true },
    choosePath: null,
    quit: { done: true },
  };

  /** What was sent with each question of this name. */
  requests<Q extends DesktopQuestion>(question: Q): DesktopQuestions[Q]['request'][] {
    return this.asked
      .filter((each) => each.question === question)
      .map(({ request }) => request as DesktopQuestions[Q]['request']);
  }

  /** Gives a page this desktop, before it is opened. */
  async installOn(page: Page): Promise<void> {
    await page.exposeFunction('askDesktop', (question: DesktopQuestion, request: unknown) => {
      this.asked.push({ question, request });
      return { ok: true, value: this.answers[question] };
    });
    await page.addInitScript(expose, { questions: QUESTIONS, desktopQuestions: DESKTOP_QUESTIONS });
  }
}

/** Runs in the page, before its own scripts. */
function expose(names: {
  readonly questions: readonly string[];
  readonly desktopQuestions: readonly string[];
}) {
  const { askDesktop } = window as unknown as {
    askDesktop: (question: string, request: unknown) => Promise<unknown>;
  };
  const ask = async (question: string, request: unknown) => {
    const response = await fetch(`/api/${question}`, { method: 'POST', body: JSON.stringify(request) });
    return response.json() as Promise<unknown>;
  };
  const asking = (list: readonly string[], send: (name: string, request: unknown) => Promise<unknown>) =>
    Object.fromEntries(list.map((name) => [name, (request: unknown) => send(name, request)]));
  let changesHeard = 0;
  const onChanged = (listener: (event: unknown) => void) => {
    const events = new EventSource('/api/events');
    events.addEventListener('changed', (event: MessageEvent<string>) => {
      listener(JSON.parse(event.data));
      changesHeard += 1;
      Object.assign(window, { changesHeard });
    });
    return () => events.close();
  };
  Object.assign(window, {
    laglight: {
      ...asking(names.questions, ask),
      onChanged,
      desktop: asking(names.desktopQuestions, askDesktop),
    },
  });
}
