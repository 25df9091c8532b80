import type { Bridge, Desktop, Events, Question, RequestOf, ResponseOf } from '../preload/contract.ts';
import type { Envelope, Exposed } from '../preload/exposed.ts';
import { DESKTOP_QUESTIONS, QUESTIONS } from '../preload/names.ts';

declare global {
  interface Window {
    /** Set by the desktop application's preload script; absent in a browser. */
    readonly laglight?: Exposed;
  }
}

/** A question the application did not answer; `refused` when it no longer knows this browser. */
export class UnansweredError extends Error {
  readonly refused: boolean;

  constructor(message: string, refused = false) {
    super(message);
    this.name = 'UnansweredError';
    this.refused = refused;
  }
}

/** The answer in an envelope; throws where it holds an error. */
function unwrapped<T>(envelope: Envelope<T>): T {
  if (!envelope.ok) throw new UnansweredError(envelope.error.message, envelope.error.code === 'refused');
  return envelope.value;
}

async function post<Q extends Question>(question: Q, request: RequestOf<Q>): Promise<ResponseOf<Q>> {
  const response = await fetch(`/api/${question}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (response.status === 401 || response.status === 403)
    throw new UnansweredError(response.statusText, true);
  return unwrapped((await response.json()) as Envelope<ResponseOf<Q>>);
}

/** Any question, whatever is asked and answered. */
type Ask = (request: unknown) => Promise<Envelope<unknown>>;

type Asking = Omit<Bridge, 'onChanged' | 'onConnection' | 'desktop'>;

/** The bridge over HTTP to the browser host that served this page. */
export function httpBridge(): Bridge {
  const events = new EventSource('/api/events');
  // Made from the list of the contract, which holds every question and nothing else.
  const asking = Object.fromEntries(
    QUESTIONS.map((name) => [name, (request: RequestOf<Question>) => post(name, request)]),
  ) as unknown as Asking;
  return {
    ...asking,
    onChanged(listener) {
      const heard = (event: MessageEvent<string>) => listener(JSON.parse(event.data) as Events['changed']);
      events.addEventListener('changed', heard);
      return () => events.removeEventListener('changed', heard);
    },
    onConnection(listener) {
      const opened = () => listener(true);
      const lost = () => listener(false);
      events.addEventListener('open', opened);
      events.addEventListener('error', lost);
      return () => {
        events.removeEventListener('open', opened);
        events.removeEventListener('error', lost);
      };
    },
    desktop: null,
  };
}

/** A function that asks as `ask` does and takes the answer out of its envelope. */
function unwrapping(ask: Ask): (request: unknown) => Promise<unknown> {
  return async (request) => unwrapped(await ask(request));
}

/** The bridge to the desktop application in whose window this page is. */
function desktopBridge(exposed: Exposed): Bridge {
  // Made from the lists of the contract, as above: each function keeps its own request and answer.
  const asking = Object.fromEntries(
    QUESTIONS.map((name) => [name, unwrapping(exposed[name] as Ask)]),
  ) as unknown as Asking;
  const desktop = Object.fromEntries(
    DESKTOP_QUESTIONS.map((name) => [name, unwrapping(exposed.desktop[name] as Ask)]),
  ) as unknown as Desktop;
  return {
    ...asking,
    onChanged: (listener) => exposed.onChanged(listener),
    onConnection(listener) {
      // This page lives no longer than the application that shows it.
      listener(true);
      return () => undefined;
    },
    desktop,
  };
}

/** The desktop application's own bridge where there is one, else the one over HTTP. */
export function findBridge(): Bridge {
  return window.laglight ? desktopBridge(window.laglight) : httpBridge();
}
