import type {
  DesktopQuestion,
  DesktopQuestions,
  Events,
  Question,
  QuestionError,
  RequestOf,
  ResponseOf,
} from './contract.ts';

/** What a question comes to on its way to a page: always one of the two, never undefined. */
export type Envelope<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: QuestionError };

/** What the preload script puts before the questions to the desktop. */
export type ExposedDesktop = {
  readonly [Q in DesktopQuestion]: (
    request: DesktopQuestions[Q]['request'],
  ) => Promise<Envelope<DesktopQuestions[Q]['response']>>;
};

/**
 * What the preload script gives the pages as `window.laglight`. Answers come in envelopes: an error that crosses from
 * one world to the other keeps nothing but its message. The pages make the bridge of it.
 */
export type Exposed = {
  readonly [Q in Question]: (request: RequestOf<Q>) => Promise<Envelope<ResponseOf<Q>>>;
} & {
  /** Returns the undo. */
  onChanged(listener: (event: Events['changed']) => void): () => void;
  readonly desktop: ExposedDesktop;
};
