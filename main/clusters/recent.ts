import { MINUTE_MS } from '../clock.ts';
import { LAG_METRIC, groupLags } from './breakdowns.ts';
import { MinuteColumns } from './minute-columns.ts';
import type { ClusterSnapshot } from './snapshot.ts';

const TOTAL_MINUTES = 24 * 60;
const GROUP_MINUTES = 6 * 60;
/** 2.9 kB each: 9 MB in all. */
const GROUPS_KEPT = 3_000;

/** What is kept of one cluster: its totals by metric id, the lag of its groups by their id. */
interface ClusterMinutes {
  readonly totals: MinuteColumns;
  readonly groups: MinuteColumns;
}

/**
 * The last minutes, in memory, for charts: the total of every metric for 24 hours, the lag of consumer groups for 6.
 * Values are as reported, deltas as sums over their minute. The same minute twice counts once.
 */
export class RecentHistory {
  readonly #clusters = new Map<string, ClusterMinutes>();
  readonly #groupsKept: number;

  /** `groupsKept`: how many groups, over all clusters, are remembered; those with the largest lag. */
  constructor(groupsKept: number = GROUPS_KEPT) {
    this.#groupsKept = groupsKept;
  }

  /** Keeps the minute of a snapshot. What is not known, or cut by the server, stays open to be filled. */
  record(snapshot: ClusterSnapshot): void {
    const { totals, groups } = this.#minutesOf(snapshot.clusterId);
    for (const [metricId, { state, value, minute, isCut }] of snapshot.totals) {
      if (value === undefined || minute === undefined || state === 'vanished' || isCut) continue;
      totals.record(metricId, minute / MINUTE_MS, value);
    }
    const lagTotal = snapshot.totals.get(LAG_METRIC);
    if (lagTotal?.state === 'reported' && lagTotal.minute !== undefined && !lagTotal.isCut) {
      this.#recordLags(snapshot, groups, lagTotal.minute / MINUTE_MS);
    }
  }

  /** Keeps a value looked up later, unless that minute was recorded. `group` undefined means the cluster's total. */
  fill(
    clusterId: string,
    metricId: string,
    group: string | undefined,
    minuteMs: number,
    value: number,
  ): void {
    const { totals, groups } = this.#minutesOf(clusterId);
    const minute = minuteMs / MINUTE_MS;
    if (group === undefined) totals.fill(metricId, minute, value);
    else if (metricId === LAG_METRIC && (groups.has(group) || this.#groupCount() < this.#groupsKept)) {
      groups.fill(group, minute, value);
    }
  }

  /** A value for each minute from `fromMs` to `toMs`, both included; null is a gap. */
  series(
    clusterId: string,
    metricId: string,
    group: string | undefined,
    fromMs: number,
    toMs: number,
  ): (number | null)[] {
    const minutes = this.#clusters.get(clusterId);
    const valueAt = (minute: number): number | undefined => {
      if (group === undefined) return minutes?.totals.at(metricId, minute);
      return metricId === LAG_METRIC ? minutes?.groups.at(group, minute) : undefined;
    };
    const values: (number | null)[] = [];
    for (let minute = fromMs / MINUTE_MS; minute <= toMs / MINUTE_MS; minute++) {
      const value = valueAt(minute) ?? Number.NaN;
      values.push(Number.isNaN(value) ? null : value);
    }
    return values;
  }

  #recordLags(snapshot: ClusterSnapshot, groups: MinuteColumns, minute: number): void {
    const newcomers: { group: string; lag: number }[] = [];
    for (const { group, lag, vanishedSince } of groupLags(snapshot)) {
      if (lag === undefined || vanishedSince !== undefined) continue;
      if (groups.has(group)) groups.record(group, minute, lag);
      else newcomers.push({ group, lag });
    }
    newcomers.sort((a, b) => b.lag - a.lag);
    const room = this.#makeRoom(newcomers);
    for (const { group, lag } of newcomers.slice(0, room)) groups.record(group, minute, lag);
  }

  /**
   * Gives up groups of which no minute is left, then those that are far less behind than newcomers. Answers for how
   * many newcomers, largest lag first, there is room now.
   */
  #makeRoom(newcomers: readonly { readonly lag: number }[]): number {
    const room = this.#groupsKept - this.#groupCount();
    if (newcomers.length <= room) return newcomers.length;
    const kept = [...this.#clusters.values()]
      .flatMap(({ groups }) => [...groups.ids].map((group) => ({ groups, group, lag: groups.latest(group) })))
      .map((entry) => ({ ...entry, lag: Number.isNaN(entry.lag) ? -1 : entry.lag }))
      .sort((a, b) => a.lag - b.lag);
    for (const [number, { lag }] of newcomers.entries()) {
      if (number < room) continue;
      const least = kept[number - room];
      // Twice as far behind: groups of about the same lag must not take turns and lose their charts.
      if (!least || (least.lag >= 0 && lag <= 2 * least.lag)) return number;
      least.groups.delete(least.group);
    }
    return newcomers.length;
  }

  #groupCount(): number {
    let count = 0;
    for (const { groups } of this.#clusters.values()) count += groups.size;
    return count;
  }

  #minutesOf(clusterId: string): ClusterMinutes {
    const known = this.#clusters.get(clusterId);
    if (known) return known;
    const minutes = {
      totals: new MinuteColumns(TOTAL_MINUTES),
      groups: new MinuteColumns(GROUP_MINUTES),
    };
    this.#clusters.set(clusterId, minutes);
    return minutes;
  }
}
