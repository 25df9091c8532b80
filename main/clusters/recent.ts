import { MINUTE_MS } from '../clock.ts';
import { LAG_METRIC, groupLags } from './breakdowns.ts';
import { MinuteRing } from './minute-ring.ts';
import type { ClusterSnapshot } from './snapshot.ts';

const TOTAL_MINUTES = 24 * 60;
const GROUP_MINUTES = 6 * 60;
/** 3.2 kB each: 16 MB in all. */
const GROUPS_KEPT = 5_000;

/** The rings of one cluster: of its totals by metric id, of the lag of its groups by their id. */
interface ClusterRings {
  readonly totals: Map<string, MinuteRing>;
  readonly groups: Map<string, MinuteRing>;
}

/**
 * The last minutes, in memory, for charts: the total of every metric for 24 hours, the lag of consumer groups for 6.
 * Values are as reported, deltas as sums over their minute. The same minute twice counts once.
 */
export class RecentHistory {
  readonly #clusters = new Map<string, ClusterRings>();
  readonly #groupsKept: number;
  #groups = 0;

  /** `groupsKept`: how many groups, over all clusters, are remembered; those with the largest lag. */
  constructor(groupsKept: number = GROUPS_KEPT) {
    this.#groupsKept = groupsKept;
  }

  /** Keeps the minute of a snapshot. What is not known, or cut by the server, stays open to be filled. */
  record(snapshot: ClusterSnapshot): void {
    if (snapshot.minute === undefined) return;
    const rings = this.#rings(snapshot.clusterId);
    for (const [metricId, total] of snapshot.totals) {
      const { state, value, minute, isCut } = total;
      if (value === undefined || minute === undefined || state === 'vanished' || isCut) continue;
      ringOf(rings.totals, metricId, TOTAL_MINUTES).record(minute / MINUTE_MS, value);
    }
    const lagTotal = snapshot.totals.get(LAG_METRIC);
    if (lagTotal?.state !== 'reported' || lagTotal.minute === undefined || lagTotal.isCut) return;
    const minute = lagTotal.minute / MINUTE_MS;
    const newcomers: { group: string; lag: number }[] = [];
    for (const { group, lag, vanishedSince } of groupLags(snapshot)) {
      if (lag === undefined || vanishedSince !== undefined) continue;
      const ring = rings.groups.get(group);
      if (ring) ring.record(minute, lag);
      else newcomers.push({ group, lag });
    }
    newcomers.sort((a, b) => b.lag - a.lag);
    this.#makeRoom(newcomers, minute);
    for (const { group, lag } of newcomers) {
      if (this.#groups === this.#groupsKept) break;
      this.#groupRing(rings, group).record(minute, lag);
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
    const rings = this.#rings(clusterId);
    const minute = minuteMs / MINUTE_MS;
    if (group === undefined) ringOf(rings.totals, metricId, TOTAL_MINUTES).fill(minute, value);
    else if (metricId === LAG_METRIC && (rings.groups.has(group) || this.#groups < this.#groupsKept)) {
      this.#groupRing(rings, group).fill(minute, value);
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
    const rings = this.#clusters.get(clusterId);
    const isLag = metricId === LAG_METRIC;
    const ring = group === undefined ? rings?.totals.get(metricId) : isLag && rings?.groups.get(group);
    const values: (number | null)[] = [];
    for (let minute = fromMs / MINUTE_MS; minute <= toMs / MINUTE_MS; minute++) {
      const value = ring ? ring.at(minute) : Number.NaN;
      values.push(Number.isNaN(value) ? null : value);
    }
    return values;
  }

  /** Forgets a cluster that is no longer watched. */
  forget(clusterId: string): void {
    this.#groups -= this.#clusters.get(clusterId)?.groups.size ?? 0;
    this.#clusters.delete(clusterId);
  }

  #rings(clusterId: string): ClusterRings {
    const known = this.#clusters.get(clusterId);
    if (known) return known;
    const rings: ClusterRings = { totals: new Map(), groups: new Map() };
    this.#clusters.set(clusterId, rings);
    return rings;
  }

  #groupRing(rings: ClusterRings, group: string): MinuteRing {
    if (!rings.groups.has(group)) this.#groups++;
    return ringOf(rings.groups, group, GROUP_MINUTES);
  }

  /** Gives up groups whose minutes have all passed, then those that are far less behind than newcomers. */
  #makeRoom(newcomers: readonly { readonly lag: number }[], minute: number): void {
    if (this.#groups + newcomers.length <= this.#groupsKept) return;
    const kept = [...this.#clusters.values()]
      .flatMap(({ groups }) => [...groups].map(([group, ring]) => ({ groups, group, ring })))
      .map((entry) => ({ ...entry, lag: isPast(entry.ring, minute) ? -1 : entry.ring.at(entry.ring.newest) }))
      .sort((a, b) => a.lag - b.lag);
    for (const [number, { lag }] of newcomers.entries()) {
      if (this.#groups + number < this.#groupsKept) continue;
      const least = kept.shift();
      // Twice as far behind: groups of about the same lag must not take turns and lose their charts.
      if (!least || (least.lag >= 0 && lag <= 2 * least.lag)) break;
      least.groups.delete(least.group);
      this.#groups--;
    }
  }
}

function isPast(ring: MinuteRing, minute: number): boolean {
  return ring.newest <= minute - GROUP_MINUTES;
}

function ringOf(rings: Map<string, MinuteRing>, id: string, minutes: number): MinuteRing {
  const known = rings.get(id);
  if (known) return known;
  const ring = new MinuteRing(minutes);
  rings.set(id, ring);
  return ring;
}
