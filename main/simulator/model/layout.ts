import { type ClusterPlan, SIZES } from '../cluster-plan.ts';
import { hashText, hashUnit, pick } from '../random.ts';
import type { ClusterLayout, GroupLayout, PrincipalLayout, TopicLayout } from './cluster-layout.ts';
import { GROUPS, nthName, PRINCIPAL_NAMES, REQUEST_TYPES, TOPIC_NAMES } from './names.ts';
import { plannedGroup, plannedTopic, usualShares } from './planned-layout.ts';

export type * from './cluster-layout.ts';

const PARTITION_COUNTS = [6, 6, 12, 3, 6, 1] as const;
const COMMIT_INTERVALS_MS = [5_000, 5_000, 1_000, 10_000, 5_000, 30_000] as const;
const BATCH_COMMIT_MS = 300_000;
const BUSYNESS: Readonly<Record<ClusterPlan['type'], number>> = {
  Basic: 0.1,
  Standard: 1,
  Enterprise: 2,
  Dedicated: 3,
  Freight: 3,
};

/**
 * Invents a cluster; the same plan and seed always give the same one. Throws a RangeError for a plan that
 * contradicts itself.
 */
export function layOut(plan: ClusterPlan, seed: number): ClusterLayout {
  const clusterSeed = seed ^ hashText(plan.id);
  const size = SIZES[plan.size];
  const principals = Array.from({ length: size.principals }, (_, index) => principal(clusterSeed, index));
  const ownerOf = (index: number) => principals[index % principals.length]?.id ?? '';
  const invented = Array.from({ length: size.topics }, (_, index) =>
    topic(clusterSeed, index, BUSYNESS[plan.type], ownerOf(index)),
  );
  const planned = (plan.topics ?? []).map((each, index) =>
    plannedTopic(each, ownerOf(invented.length + index)),
  );
  const topics = [...invented, ...planned];
  const groups = [
    ...layOutGroups(clusterSeed, invented, size.subscriptions, ownerOf),
    ...(plan.groups ?? []).map((each, index) => plannedGroup(each, clusterSeed, ownerOf(index))),
  ];
  checkNames(topics, groups);
  const requestTypes = REQUEST_TYPES.slice(0, size.requestTypes);
  return { seed: clusterSeed, topics, groups, principals, requestTypes };
}

function principal(seed: number, index: number): PrincipalLayout {
  const unit = hashUnit(seed, 1, index);
  const id = `sa-${Math.floor(unit * 36 ** 6)
    .toString(36)
    .padStart(6, '0')}`;
  const connections = 4 + Math.floor(hashUnit(seed, 2, index) * 30);
  return { id, name: nthName(PRINCIPAL_NAMES, index, '-'), connections };
}

function topic(seed: number, index: number, busyness: number, producer: string): TopicLayout {
  const name = nthName(TOPIC_NAMES, index, '.');
  const partitions = index === 0 ? 6 : pick(PARTITION_COUNTS, hashUnit(seed, 3, index));
  const shares = usualShares(partitions, index % 4 === 3 ? 'skewed' : 'even');
  const sum = shares.reduce((total, share) => total + share, 0);
  const usual = name.endsWith('.dlq') ? 0.2 : 60 * 10 ** (2.2 * hashUnit(seed, 4, index));
  return {
    name,
    weights: shares.map((share) => share / sum),
    recordsPerMinute: usual * busyness,
    recordBytes: 120 + Math.floor(hashUnit(seed, 5, index) * 1_800),
    retentionMinutes: 1_440 * (1 + Math.floor(hashUnit(seed, 6, index) * 7)),
    pattern: 'daily',
    transactionMs: 0,
    isMirror: false,
    producer,
  };
}

/** The groups of `GROUPS`, again and again for other topics, until there are enough subscriptions. */
function layOutGroups(
  seed: number,
  topics: readonly TopicLayout[],
  subscriptions: number,
  ownerOf: (index: number) => string,
): GroupLayout[] {
  const groupNames = GROUPS.map(({ name }) => name);
  const groups: GroupLayout[] = [];
  for (let open = subscriptions; open > 0;) {
    const index = groups.length;
    const { name, reads } = GROUPS[index % GROUPS.length] ?? GROUPS[0];
    const firstTopic = Math.floor(index / GROUPS.length) * TOPIC_NAMES.length;
    const read = reads
      .slice(0, open)
      .map((topicName) => topics[(firstTopic + TOPIC_NAMES.indexOf(topicName)) % topics.length]?.name ?? '');
    const intervalMs =
      name === 'finance-batch' ? BATCH_COMMIT_MS : pick(COMMIT_INTERVALS_MS, hashUnit(seed, 9, index));
    groups.push({
      name: nthName(groupNames, index, '-'),
      principal: ownerOf(index),
      rhythm: { intervalMs, phaseMs: Math.floor(hashUnit(seed, 10, index) * intervalMs) },
      topics: read,
      headroom: 3 + hashUnit(seed, 11, index) * 3,
      hours: undefined,
      offsetReset: 'latest',
    });
    open -= read.length;
  }
  return groups;
}

function checkNames(topics: readonly TopicLayout[], groups: readonly GroupLayout[]): void {
  const known = new Set<string>();
  for (const { name } of topics) {
    if (known.has(name)) throw new RangeError(`The plan has two topics ${name}.`);
    known.add(name);
  }
  const names = new Set<string>();
  for (const group of groups) {
    if (names.has(group.name)) throw new RangeError(`The plan has two consumer groups ${group.name}.`);
    names.add(group.name);
    const missing = group.topics.find((name) => !known.has(name));
    if (missing !== undefined)
      throw new RangeError(`Group ${group.name} reads ${missing}, which is no topic.`);
  }
}
