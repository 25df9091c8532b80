/** How the read of one cluster ended. */
export type ClusterOutcome<Failure> =
  | {
      readonly kind: 'read';
      /** Metrics whose family was cut by the server (60,000 samples of one metric in one answer). */
      readonly cutMetrics: ReadonlySet<string>;
      /** Lines of the answer that were skipped as unreadable. */
      readonly badLines: number;
    }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** What one scrape of an account brought, cluster by cluster. */
export interface ScrapeOutcome<Failure> {
  readonly clusters: ReadonlyMap<string, ClusterOutcome<Failure>>;
}
