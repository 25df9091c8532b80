/** Text format 0.0.4, or OpenMetrics 1.0 (which must end in `# EOF`). */
export type ExpositionFormat = 'text' | 'openmetrics';

/** Labels of one series as a flat list: name, value, name, value … in the order of the line. */
export type LabelPairs = readonly string[];

/** Who receives the samples of an answer while it is parsed. `Slot` is whatever the sink keeps one series in. */
export interface SampleSink<Slot extends object> {
  /**
   * Asked when a series is met that the parser does not know; the answer is remembered for later lines and scrapes.
   * Returns undefined for a series that is not wanted: its samples are counted and skipped. The list of labels is
   * reused by the parser: copy what is to be kept.
   */
  resolve(metric: string, labels: LabelPairs): Slot | undefined;
  /** One sample. `timestampMs` is NaN where the line carries none; seconds were already turned into milliseconds. */
  sample(slot: Slot, value: number, timestampMs: number): void;
  /** A `# HELP` sentence. */
  help?(metric: string, text: string): void;
}

/** What the parser found in one answer, besides the samples. */
export interface ExpositionReport {
  /** Sample lines read well, wanted or not. */
  readonly samples: number;
  /** Lines that were no valid exposition; they were skipped. */
  readonly badLines: number;
  /** The first bad line, cut to 120 characters, with its number and what was wrong with it. */
  readonly firstBadLine:
    { readonly line: number; readonly text: string; readonly reason: string } | undefined;
  /** Samples per metric name. */
  readonly families: ReadonlyMap<string, number>;
}

/** Takes the bytes of one answer as they arrive, in chunks cut anywhere. */
export interface AnswerReader {
  /** Throws an `ExpositionError` when the body cannot be a metrics answer or breaks a limit. */
  write(chunk: Uint8Array): void;
  /** Call once after the last chunk. Throws an `ExpositionError` when the answer was cut off or held no metrics. */
  end(): ExpositionReport;
}
