import { ipcMain, type BrowserWindow, type IpcMainInvokeEvent, type WebContents } from 'electron';
import type * as v from 'valibot';
import { desktopParsers, type DesktopQuestion, type DesktopQuestions } from '../../../../preload/contract.ts';
import type { Envelope } from '../../../../preload/exposed.ts';
import {
  CHANGED_CHANNEL,
  channelOf,
  DESKTOP_QUESTIONS,
  desktopChannelOf,
  QUESTIONS,
} from '../../../../preload/names.ts';
import { answerParsed, type Answers, ask } from '../../door.ts';
import { senderRefusal } from './sender.ts';
import { isWithinSize } from './size.ts';

/** The longest request is a pasted text of a million characters; as the browser host has it. */
const MAX_REQUEST_BYTES = 4 * 1024 * 1024;

/** What the desktop answers itself; it is told which page asks. */
export type DesktopAnswers = {
  readonly [Q in DesktopQuestion]: (
    request: DesktopQuestions[Q]['request'],
    asking: WebContents,
  ) => DesktopQuestions[Q]['response'] | Promise<DesktopQuestions[Q]['response']>;
};

/** What the door needs. */
export interface IpcDoorOptions {
  readonly answers: Answers;
  readonly desktop: DesktopAnswers;
  /** Where our pages are: scheme and host. Nobody else is answered. */
  readonly origin: string;
  /** Told of everything that was refused. */
  readonly warn: (message: string) => void;
}

type DesktopRequest = DesktopQuestions[DesktopQuestion]['request'];

/** Comes to an answer for a request that was found to be of the right sender and size. */
type Answering = (request: unknown, asking: WebContents) => Promise<Envelope<unknown>>;

/**
 * The only way between the pages and the application. Each question has its own channel; what comes in is unknown until
 * it was parsed; what goes out is an answer or a typed error.
 */
export class IpcDoor {
  readonly #options: IpcDoorOptions;

  constructor(options: IpcDoorOptions) {
    this.#options = options;
  }

  open(): void {
    // electron-store opens a channel of its own, on which any page could ask for paths.
    ipcMain.removeAllListeners('electron-store-get-data');
    const { answers, desktop } = this.#options;
    for (const question of QUESTIONS) {
      this.#handle(channelOf(question), (request) => ask(answers, question, request));
    }
    for (const question of DESKTOP_QUESTIONS) {
      this.#handle(desktopChannelOf(question), (request, asking) =>
        askDesktop(desktop, question, request, asking),
      );
    }
  }

  /** Tells the page of a window that something changed. */
  tellChanged(window: BrowserWindow, now: number): void {
    window.webContents.send(CHANGED_CHANNEL, { now });
  }

  dispose(): void {
    for (const question of QUESTIONS) ipcMain.removeHandler(channelOf(question));
    for (const question of DESKTOP_QUESTIONS) ipcMain.removeHandler(desktopChannelOf(question));
  }

  #handle(channel: string, answering: Answering): void {
    ipcMain.handle(channel, (event, ...sent: unknown[]) => this.#answer(channel, event, sent, answering));
  }

  /** Not async: the sender has to be looked at before anything else happens. */
  #answer(
    channel: string,
    event: IpcMainInvokeEvent,
    sent: readonly unknown[],
    answering: Answering,
  ): Envelope<unknown> | Promise<Envelope<unknown>> {
    const { origin, warn } = this.#options;
    const refusal = senderRefusal(event, origin);
    if (refusal !== undefined) {
      warn(`Refused a question on ${channel}: ${refusal}.`);
      return { ok: false, error: { code: 'refused', message: `Laglight does not answer this: ${refusal}.` } };
    }
    const [request] = sent;
    if (sent.length !== 1 || !isWithinSize(request, MAX_REQUEST_BYTES)) {
      warn(`Refused a question on ${channel}: it is no plain request of at most 4 MiB.`);
      const message = 'A question is asked with one plain request of at most 4 MiB.';
      return { ok: false, error: { code: 'bad-request', message } };
    }
    return answering(request, event.sender);
  }
}

/** Asks the desktop with a request that nobody vouches for. Never throws. */
function askDesktop(
  answers: DesktopAnswers,
  question: DesktopQuestion,
  request: unknown,
  asking: WebContents,
): Promise<Envelope<unknown>> {
  const parser: v.GenericSchema<unknown, DesktopRequest> = desktopParsers[question];
  // The parser is the question's own, so what it lets through is the question's own request.
  const answer = answers[question] as (request: DesktopRequest, asking: WebContents) => unknown;
  return answerParsed(question, parser, request, (parsed) => answer(parsed, asking));
}
