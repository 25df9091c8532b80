import type { Bridge, Events, Question, QuestionError, RequestOf, ResponseOf } from '../preload/contract.ts';

declare global {
  interface Window {
    /** Set by the desktop application's preload script; absent in a browser. */
    readonly laglight?: Bridge;
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

type Envelope<Q extends Question> =
  | { readonly ok: true; readonly value: ResponseOf<Q> }
  | { readonly ok: false; readonly error: QuestionError };

async function post<Q extends Question>(question: Q, request: RequestOf<Q>): Promise<ResponseOf<Q>> {
  const response = await fetch(`/api/${question}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(request),
  });
  if (response.status === 401 || response.status === 403)
    throw new UnansweredError(response.statusText, true);
  const envelope = (await response.json()) as Envelope<Q>;
  if (!envelope.ok) throw new UnansweredError(envelope.error.message);
  return envelope.value;
}

/** Every question there is: a missing or a wrong name does not compile. */
const QUESTIONS = {
  overview: true,
  cluster: true,
  charts: true,
  group: true,
  groupCharts: true,
  search: true,
  refresh: true,
  chooseGroup: true,
  forgetGroup: true,
  editCluster: true,
  historyState: true,
  setRetention: true,
  dismissAway: true,
  alerts: true,
  alert: true,
  alertLog: true,
  acknowledge: true,
  snooze: true,
  unsnooze: true,
  mute: true,
  unmute: true,
  quietHours: true,
  setQuietHours: true,
  setNoticeWays: true,
  testNotice: true,
  rules: true,
  previewRule: true,
  saveRule: true,
  removeRule: true,
  hooks: true,
  saveHook: true,
  removeHook: true,
  testHook: true,
  pause: true,
  resume: true,
  preferences: true,
  setPreferences: true,
  saveDiagnostics: true,
  saveLastScrape: true,
  setup: true,
  setupPaste: true,
  setupEdit: true,
  setupFind: true,
  setupClusters: true,
  setupTest: true,
  setupStep: true,
  setupFinish: true,
  setupDiscard: true,
  startDemo: true,
  renameAccount: true,
  enableAccount: true,
  moveAccount: true,
  removeAccount: true,
  rotateKey: true,
  giveSecret: true,
  cancelRotation: true,
  setKeyReminder: true,
  exportSettings: true,
  importSettings: true,
} satisfies Record<Question, true>;

type Asking = Omit<Bridge, 'onChanged' | 'onNotice' | 'onConnection' | 'desktop'>;

/** The bridge over HTTP to the browser host that served this page. */
export function httpBridge(): Bridge {
  const events = new EventSource('/api/events');
  const names = Object.keys(QUESTIONS) as Question[];
  // Made from the list above, which holds every question and nothing else.
  const asking = Object.fromEntries(
    names.map((name) => [name, (request: RequestOf<Question>) => post(name, request)]),
  ) as unknown as Asking;
  return {
    ...asking,
    desktop: null,
    onChanged(listener) {
      const heard = (event: MessageEvent<string>) => listener(JSON.parse(event.data) as Events['changed']);
      events.addEventListener('changed', heard);
      return () => events.removeEventListener('changed', heard);
    },
    onNotice(listener) {
      const heard = (event: MessageEvent<string>) => listener(JSON.parse(event.data) as Events['notice']);
      events.addEventListener('notice', heard);
      return () => events.removeEventListener('notice', heard);
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
  };
}

/** The desktop application's own bridge where there is one, else the one over HTTP. */
export function findBridge(): Bridge {
  return window.laglight ?? httpBridge();
}
