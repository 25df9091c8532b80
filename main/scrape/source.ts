import type { ConfluentFailure } from '../confluent/failure.ts';
import type { AnswerReader, ExpositionFormat } from '../metrics/answer.ts';
import type { ScrapeOutcome } from '../metrics/outcome.ts';

/** Where the samples of an account come from: today Confluent's export endpoint. */
export interface MetricsSource {
  /**
   * Reads the newest minute of all clusters of the account once. Bytes go to the readers that `open` hands out, one
   * for each answer. Rejects with a `ConfluentFailure` when nothing at all could be read; what failed for single
   * clusters stands in the outcome.
   */
  scrape(
    open: (format: ExpositionFormat) => AnswerReader,
    signal: AbortSignal,
  ): Promise<ScrapeOutcome<ConfluentFailure>>;
}
