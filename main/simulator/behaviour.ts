/**
 * What the documentation leaves open or disputes, as switches; all can be turned while the simulator runs. The
 * first value named is the one at the start.
 */
export interface Behaviour {
  /** Minutes between the export's minute and the present one. Documented as 3, and free to change. */
  offsetMinutes: number;
  /** Deltas of 0: printed, or left out. */
  zeros: 'printed' | 'absent';
  /** The lag of a group without members: left out at once, after a day, or reported on. */
  deadGroups: 'absent' | 'absent-after-a-day' | 'reported';
  /** A rebalance repeats the last lag, or the true one goes on. */
  rebalanceLag: 'frozen' | 'live';
  /** Compress where the client offers it. */
  gzip: boolean;
  /** What a client gets that does not say what it accepts. */
  defaultFormat: 'text' | 'openmetrics';
  /** Whether `Accept` is looked at. */
  honoursAccept: boolean;
  /** `rateLimit-*` headers on 429 only, or on every answer. */
  rateLimitHeaders: 'on-429' | 'always';
  /** `kafka_name` and `principal_name` beside the ids. Single series lack the latter, as seen in a capture. */
  nameLabels: boolean;
  /** The series of one principal lack `principal_id`. */
  missingIdentityLabels: boolean;
  /** How labels follow each other: another order in each answer, or one of the two that were seen. */
  labelOrder: 'unstable' | 'metric-first' | 'resource-first';
  /** A comma after the last label in text format. */
  trailingComma: boolean;
  /** Whether the export has the metrics of which the documentation does not say so. */
  newerMetrics: boolean;
  /** What a 403 of the export says. */
  forbiddenText: 'lists-resources' | 'general';
  /** Dotted names of metrics that fail: the whole export with 500, or one `export_status` with `ignore_failed_metrics`. */
  failedMetrics: readonly string[];
  /** Points per metric and resource type in one export; the rest is cut without a word. */
  exportLimit: number;
  /** Exports per hour, resource and principal. */
  exportsPerHour: number;
  /** Requests per minute and IP address. */
  requestsPerMinute: number;
  /** Query deltas of minutes younger than the export's: only what has arrived so far, or nothing yet. */
  freshMinutes: 'partial' | 'absent';
  /** Query timestamps with or without `.000`. */
  queryMilliseconds: boolean;
  /** How long a page token is good. */
  pageTokenLifeMs: number;
  /** How `cut-off-body` ends a body: in turns, short of its `Content-Length`, or before the last chunk. */
  cutOff: 'in-turns' | 'content-length' | 'chunks';
  /** What `/discovery` answers to a key that may read nothing. */
  discoveryOfNothing: 'empty' | 'forbidden';
  /** What the management API lists for a key that has no other role than MetricsViewer. */
  viewerLists: 'forbidden' | 'empty' | 'clusters';
  /** How the management API writes a list without entries. */
  emptyLists: 'null' | 'array';
  /** Requests to the management API per minute and principal. */
  managementRequestsPerMinute: number;
  /** Exports that another client of each principal makes in every hour before Laglight comes. */
  otherClientExports: number;
  /** How far the `Date` of answers is off, as that of an answer that a proxy kept. The samples stay as they are. */
  dateErrorMs: number;
}

/** The server as far as it is known, and the likelier answer to each open question. */
export const DEFAULT_BEHAVIOUR: Readonly<Behaviour> = {
  offsetMinutes: 3,
  zeros: 'printed',
  deadGroups: 'absent',
  rebalanceLag: 'frozen',
  gzip: true,
  defaultFormat: 'text',
  honoursAccept: true,
  rateLimitHeaders: 'on-429',
  nameLabels: true,
  missingIdentityLabels: false,
  labelOrder: 'unstable',
  trailingComma: true,
  newerMetrics: true,
  forbiddenText: 'lists-resources',
  failedMetrics: [],
  exportLimit: 60_000,
  exportsPerHour: 160,
  requestsPerMinute: 300,
  freshMinutes: 'partial',
  queryMilliseconds: true,
  pageTokenLifeMs: 300_000,
  cutOff: 'in-turns',
  discoveryOfNothing: 'empty',
  viewerLists: 'forbidden',
  emptyLists: 'null',
  managementRequestsPerMinute: 100,
  otherClientExports: 0,
  dateErrorMs: 0,
};
