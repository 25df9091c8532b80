/** Why an answer as a whole could not be read. Single bad lines are no error: they are counted and skipped. */
export type ExpositionErrorCode =
  'not-metrics' | 'cut-off' | 'line-too-long' | 'too-many-labels' | 'too-many-samples';

/** The answer is no metrics answer, is incomplete, or breaks a limit. */
export class ExpositionError extends Error {
  override readonly name = 'ExpositionError';
  readonly code: ExpositionErrorCode;

  constructor(code: ExpositionErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** What one answer may contain at most; beyond it an `ExpositionError` is thrown. */
export interface ParserLimits {
  /** Bytes of one line, without its line break. */
  readonly lineBytes: number;
  /** Labels of one series. */
  readonly labels: number;
  /** Samples of one answer. */
  readonly samples: number;
}

/** The API stops at 60,000 samples per metric, so a million is well beyond its largest answer. */
export const defaultLimits: ParserLimits = { lineBytes: 64 * 1024, labels: 64, samples: 1_000_000 };
