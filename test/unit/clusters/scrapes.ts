import { AccountModel } from '../../../main/clusters/account-model.ts';
import type { Intake } from '../../../main/clusters/intake.ts';
import type { ClusterSnapshot } from '../../../main/clusters/snapshot.ts';
import { MINUTE_MS } from '../../../main/clock.ts';
import type { ClusterOutcome } from '../../../main/metrics/outcome.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

/** A minute to start with: 2026-11-22 12:00 UTC. */
export const NOON = Date.UTC(2026, 10, 22, 12);

/** One sample line; the cluster is `lkc-1` and the minute that of the scrape unless said otherwise. */
export interface Line {
  readonly metric: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
  /** Epoch milliseconds; null for a line without timestamp. */
  readonly at?: number | null;
}

/** What may be said about a scrape besides its lines. */
export interface ScrapeFacts {
  readonly cutMetrics?: readonly string[];
  readonly badLines?: number;
  readonly failed?: readonly string[];
}

export function server(name: string): string {
  return `confluent_kafka_server_${name}`;
}

/** A line of a metric of `lkc-1`; labels as pairs: name, value, … */
export function line(name: string, value: number, labels: Readonly<Record<string, string>> = {}): Line {
  return { metric: server(name), labels: { kafka_id: 'lkc-1', ...labels }, value };
}

export function exposition(lines: readonly Line[], minute: number): string {
  return lines
    .map(({ metric, labels = {}, value, at }) => {
      const pairs = Object.entries(labels).map(([name, text]) => `${name}=${JSON.stringify(text)},`);
      const time = at === null ? '' : ` ${at ?? minute}`;
      return `${metric}{${pairs.join('')}} ${value}${time}\n`;
    })
    .join('');
}

/** An account whose scrapes are written down line by line. */
export class ScrapedAccount {
  readonly clock = new ManualClock(NOON + 3 * MINUTE_MS);
  readonly model: AccountModel;
  readonly #clusterIds: readonly string[];

  constructor(clusterIds: readonly string[] = ['lkc-1'], seriesAllowed?: number) {
    this.#clusterIds = clusterIds;
    this.model = new AccountModel({
      clusterIds,
      clock: this.clock,
      ...(seriesAllowed !== undefined && { seriesAllowed }),
    });
  }

  /** Reads answers with these lines as of the n-th minute from noon on, without committing them. */
  begin(minuteNumber: number, ...answers: readonly (readonly Line[])[]): Intake {
    const minute = NOON + minuteNumber * MINUTE_MS;
    this.clock.jump(Math.max(0, minute + 3 * MINUTE_MS - this.clock.now()));
    const intake = this.model.begin();
    for (const lines of answers) {
      const reader = intake.open('text');
      reader.write(Buffer.from(`# HELP answer Of a test.\n${exposition(lines, minute)}`));
      reader.end();
    }
    return intake;
  }

  /** Reads one answer and answers the snapshot of the first cluster. */
  scrape(minuteNumber: number, lines: readonly Line[], facts: ScrapeFacts = {}): ClusterSnapshot {
    return this.commit(this.begin(minuteNumber, lines), facts);
  }

  commit(intake: Intake, { cutMetrics = [], badLines = 0, failed = [] }: ScrapeFacts = {}): ClusterSnapshot {
    const outcomeOf = (id: string): ClusterOutcome<string> =>
      failed.includes(id)
        ? { kind: 'failed', failure: 'failed' }
        : { kind: 'read', cutMetrics: new Set(cutMetrics), badLines };
    const clusters = new Map(this.#clusterIds.map((id) => [id, outcomeOf(id)]));
    const [first] = intake.commit({ clusters });
    return first!;
  }
}

/** A table of a snapshot as plain data: values by key, `null` where they are not known. */
export function plainTable(snapshot: ClusterSnapshot, metricId: string): Record<string, number | null> {
  const entries: [string, number | null][] = [];
  for (const table of snapshot.tables) {
    const values = table.column(metricId)?.values ?? [];
    for (const [row, value] of values.entries()) {
      entries.push([table.keys(row).join(' '), Number.isNaN(value) ? null : value]);
    }
  }
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
