import type { ClusterModel } from './model/cluster-model.ts';
import type { GroupModel } from './model/group-model.ts';
import type { ScenarioName, ScenarioTarget } from './scenarios.ts';

/** What a scenario happens to. Those of the network happen to every request unless a cluster is named. */
const HAPPENS_TO: Readonly<
  Record<ScenarioName, 'group' | 'subscription' | 'topic' | 'cluster' | 'requests'>
> = {
  'stalled-group': 'group',
  'stuck-partition': 'subscription',
  'vanished-group': 'group',
  'rebalance-freeze': 'group',
  'traffic-spike': 'topic',
  'slow-consumer': 'group',
  'hot-partition': 'topic',
  'connection-storm': 'cluster',
  'deleted-cluster': 'cluster',
  'new-cluster': 'cluster',
  'revoked-key': 'requests',
  'rate-limited': 'requests',
  'server-error': 'requests',
  'slow-body': 'requests',
  'cut-off-body': 'requests',
  'html-page': 'requests',
  'corrupt-gzip': 'requests',
};

/**
 * Fills in what a target leaves out: the first cluster, its first group, that group's first topic. Throws a RangeError
 * for names that do not exist.
 */
export function completeTarget(
  name: ScenarioName,
  target: ScenarioTarget,
  models: ReadonlyMap<string, ClusterModel>,
): ScenarioTarget {
  const kind = HAPPENS_TO[name];
  if (kind === 'requests') return target;
  const [firstCluster] = models.keys();
  const cluster = known(target.cluster ?? firstCluster, models, 'cluster');
  if (kind === 'cluster') return { cluster };
  const groups: ReadonlyMap<string, GroupModel> = models.get(cluster)?.groups ?? new Map<string, never>();
  const topics: ReadonlyMap<string, unknown> = models.get(cluster)?.topics ?? new Map<string, never>();
  if (kind === 'topic') {
    const [firstTopic] = topics.keys();
    return { cluster, topic: known(target.topic ?? firstTopic, topics, 'topic') };
  }
  const [firstGroup] = groups.keys();
  const group = known(target.group ?? firstGroup, groups, 'consumer group');
  const readTopics = groups.get(group)?.layout.topics ?? [];
  const topic = target.topic ?? (kind === 'subscription' ? readTopics[0] : undefined);
  return topic === undefined ? { cluster, group } : { cluster, group, topic: known(topic, topics, 'topic') };
}

function known(name: string | undefined, all: ReadonlyMap<string, unknown>, what: string): string {
  if (name === undefined || !all.has(name))
    throw new RangeError(`The simulator has no ${what} ${name ?? ''}.`);
  return name;
}
