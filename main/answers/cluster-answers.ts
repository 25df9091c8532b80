import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  Answer,
  ChartPage,
  ClusterPage,
  GroupPage,
  GroupSummary,
  RequestOf,
  SearchHit,
  StateChange,
} from '../../preload/contract.ts';
import type { AccountCluster } from '../accounts/account.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { clusterCharts } from '../charts/cluster-charts.ts';
import { groupCharts } from '../charts/group-charts.ts';
import { groupLags, worstGroups } from '../clusters/breakdowns.ts';
import type { Clock } from '../clock.ts';
import type { History } from '../history/history.ts';
import type { ClusterLag } from '../lag/cluster-lag.ts';
import { limitsOf } from '../lag/limits.ts';
import { choicesOf, withGroupChoice } from '../settings/group-choices.ts';
import type { SettingsStore } from '../settings/settings.ts';
import { clusterPage } from '../views/cluster-view.ts';
import { sizeOf } from '../views/cluster-state.ts';
import { groupPage, groupSummary, worstGroupsFirst } from '../views/group-view.ts';
import { search } from '../views/search-view.ts';
import { STATE_EVENT, type StateDetail } from '../watch/cluster-watch.ts';

/** What the answers are made from. */
export interface ClusterAnswersOptions {
  readonly accounts: Accounts;
  readonly history: History;
  readonly settings: SettingsStore;
  readonly clock: Clock;
}

/** Groups in trouble that the overview lists. */
const TROUBLED = 50;
/** More lines than this cannot be told apart. */
const GROUPS_CHARTED = 8;
/** How far back a group's page tells what happened to it. */
const CHANGES_BACK_MS = 30 * 24 * 60 * 60_000;

/** Answers what is asked of clusters, groups and topics. */
export class ClusterAnswers {
  readonly #options: ClusterAnswersOptions;

  constructor(options: ClusterAnswersOptions) {
    this.#options = options;
  }

  /** Groups that need a look, worst first. */
  troubled(): GroupSummary[] {
    const groups = this.#all().flatMap(({ state, watch }) =>
      watch.lag
        .troubled()
        .filter(({ choices, state: doing }) => !choices.isHidden && doing !== 'unknown')
        .map((reading) => groupSummary(reading, state)),
    );
    return worstGroupsFirst(groups).slice(0, TROUBLED);
  }

  /** Groups that the user pinned, in their order. */
  pinned(): GroupSummary[] {
    const { groups = [] } = this.#options.settings.read();
    return groups.flatMap(({ clusterId, group, isPinned }) => {
      const cluster = isPinned === true ? this.#find(clusterId) : undefined;
      const reading = cluster?.watch.lag.group(group);
      return cluster && reading ? [groupSummary(reading, cluster.state)] : [];
    });
  }

  async cluster({ clusterId }: RequestOf<'cluster'>): Promise<ClusterPage | null> {
    const cluster = this.#find(clusterId);
    if (!cluster) return null;
    const { state, watch, recent } = cluster;
    const now = this.#options.clock.now();
    return clusterPage(state, { recent, lag: watch.lag }, now, () => nextTurn());
  }

  async charts({ clusterId, ...stretch }: RequestOf<'charts'>): Promise<ChartPage | null> {
    const cluster = this.#find(clusterId);
    if (!cluster) return null;
    const { snapshot, traits } = cluster.state;
    const { lag } = cluster.watch;
    const { history } = this.#options;
    const limits = limitsOf(snapshot, sizeOf(traits)).uses;
    const groups = chartedGroups(cluster).map((group) => ({ group, pairs: pairsOf(lag, group) }));
    return clusterCharts({ history, snapshot, groups, limits }, stretch);
  }

  async group({ clusterId, group }: RequestOf<'group'>): Promise<GroupPage | null> {
    const cluster = this.#find(clusterId);
    if (!cluster) return null;
    const { state, watch } = cluster;
    const changes = await this.#changesOf(clusterId, group);
    const partitionNote = watch.partitionNote(group);
    return groupPage(state, watch.lag, group, { changes, partitionNote }) ?? null;
  }

  async groupCharts({ clusterId, group, ...stretch }: RequestOf<'groupCharts'>): Promise<ChartPage | null> {
    const cluster = this.#find(clusterId);
    const reading = cluster?.watch.lag.group(group);
    if (!cluster || !reading) return null;
    const { history } = this.#options;
    const newest = cluster.state.snapshot.minute;
    const now = reading.since === null ? undefined : { at: reading.since, state: reading.state };
    const pairs = pairsOf(cluster.watch.lag, group);
    return groupCharts({ history, clusterId, group, newest, pairs, now }, stretch);
  }

  search({ text }: RequestOf<'search'>): readonly SearchHit[] {
    return search(
      this.#all().map(({ state, watch }) => ({ state, lag: watch.lag })),
      text,
    );
  }

  chooseGroup(request: RequestOf<'chooseGroup'>): Answer {
    const { clusterId, group } = request;
    const cluster = this.#find(clusterId);
    if (!cluster) return { done: false, reason: 'There is no such cluster.' };
    const { settings } = this.#options;
    settings.update((before) => withGroupChoice(before, request));
    const after = settings.read().groups?.find((one) => one.clusterId === clusterId && one.group === group);
    cluster.watch.choose(group, choicesOf(after ?? {}));
    return { done: true };
  }

  forgetGroup({ clusterId, group }: RequestOf<'forgetGroup'>): Answer {
    const lag = this.#find(clusterId)?.watch.lag;
    const reading = lag?.group(group);
    if (!lag || !reading) return { done: false, reason: 'There is no such group.' };
    if (reading.state !== 'vanished' && reading.state !== 'idle') {
      return {
        done: false,
        reason: 'This group is still reported: only one that has gone can be forgotten.',
      };
    }
    lag.forget(group);
    return { done: true };
  }

  async #changesOf(clusterId: string, group: string): Promise<StateChange[]> {
    const { history, clock } = this.#options;
    const to = clock.now();
    const from = to - CHANGES_BACK_MS;
    const events = await history.events({ from, to, clusterId, subject: group, kind: STATE_EVENT });
    // Written by this program, in the form of its type.
    return events.map(({ at, detail }) => ({ at, ...(detail as StateDetail) }));
  }

  #all(): AccountCluster[] {
    const clusters = new Map<string, AccountCluster>();
    for (const account of this.#options.accounts.working()) {
      for (const { id } of account.traits) {
        const cluster = clusters.has(id) ? undefined : account.cluster(id);
        if (cluster) clusters.set(id, cluster);
      }
    }
    return [...clusters.values()];
  }

  #find(clusterId: string): AccountCluster | undefined {
    for (const account of this.#options.accounts.working()) {
      const cluster = account.cluster(clusterId);
      if (cluster) return cluster;
    }
    return undefined;
  }
}

/** The groups that are worth a line: those in trouble, then those with the largest lag. */
function chartedGroups({ state, watch }: AccountCluster): string[] {
  const troubled = worstGroupsFirst(watch.lag.troubled()).map(({ group }) => group);
  const largest = worstGroups(groupLags(state.snapshot), GROUPS_CHARTED).map(({ group }) => group);
  const isShown = (group: string) => !watch.lag.choicesOf(group).isHidden;
  return [...new Set([...troubled, ...largest])].filter(isShown).slice(0, GROUPS_CHARTED);
}

function pairsOf(lag: ClusterLag, group: string) {
  return lag.topics(group).map(({ topic, floor }) => ({ group, topic, floor }));
}
