/** One measured figure. */
export interface BenchRow {
  readonly what: string;
  /** With its unit. */
  readonly value: string;
  /** What the design allows, where it says. */
  readonly budget?: string;
  /** Whether the figure is within its budget. */
  readonly ok?: boolean;
}
