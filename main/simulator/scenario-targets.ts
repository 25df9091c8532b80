import type { ClusterModel } from './model/cluster-model.ts';
import type { GroupModel } from './model/group-model.ts';
import type { TopicModel } from './model/topic-model.ts';
import type { ScenarioName, ScenarioTarget } from './scenarios.ts';

/** What a scenario happens to. Those of the network happen to every request unless a cluster is named. */
const HAPPENS_TO: Readonly<
  Record<ScenarioName, 'group' | 'subscription' | 'partition' | 'topic' | 'cluster' | 'requests'>
> = {
  'stalled-group': 'group',
  'stuck-partition': 'partition',
  'poison-record': 'partition',
  'vanished-group': 'group',
  'recreated-group': 'group',
  'unsubscribed-topic': 'subscription',
  'console-group': 'topic',
  'rebalance-freeze': 'group',
  'traffic-spike': 'topic',
  'quiet-topic': 'topic',
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
 * Fills in what a target leaves out: the first cluster, its first group, that group's first topic, the first partition
 * (the last one for a poison record, which is hardest to see there). Throws a RangeError for names that do not exist.
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
  const topics: ReadonlyMap<string, TopicModel> = models.get(cluster)?.topics ?? new Map<string, never>();
  if (kind === 'topic') {
    const [firstTopic] = topics.keys();
    return { cluster, topic: known(target.topic ?? firstTopic, topics, 'topic') };
  }
  const [firstGroup] = groups.keys();
  const group = known(target.group ?? firstGroup, groups, 'consumer group');
  if (kind === 'group' && target.topic === undefined) return { cluster, group };
  const topic = known(target.topic ?? groups.get(group)?.layout.topics[0], topics, 'topic');
  if (kind !== 'partition') return { cluster, group, topic };
  const partitions = topics.get(topic)?.partitions.length ?? 0;
  const partition = target.partition ?? (name === 'poison-record' ? partitions - 1 : 0);
  if (partition in (topics.get(topic)?.partitions ?? [])) return { cluster, group, topic, partition };
  throw new RangeError(`The simulator has no partition ${partition} of topic ${topic}.`);
}

function known(name: string | undefined, all: ReadonlyMap<string, unknown>, what: string): string {
  if (name === undefined || !all.has(name))
    throw new RangeError(`The simulator has no ${what} ${name ?? ''}.`);
  return name;
}
