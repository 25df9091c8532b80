import type { Certainty, DataTable, GroupState, GroupTopic, TableColumn } from '../../preload/contract.ts';
import type { ClusterLag } from '../lag/cluster-lag.ts';

/** Rows made between two turns of the event loop: each works out a lag in time. */
const ROWS_A_TURN = 500;

const COLUMNS: readonly (Omit<TableColumn, 'certainties'> & {
  readonly value: (pair: GroupTopic) => number | null;
})[] = [
  {
    id: 'lagTime',
    title: 'Behind by',
    unit: 'milliseconds',
    sentence: 'The age of the oldest record that is not consumed.',
    value: ({ lagTime }) =>
      lagTime.kind === 'behind' ? lagTime.ms : lagTime.kind === 'caught-up' ? 0 : null,
  },
  {
    id: 'lag',
    title: 'Lag',
    unit: 'records',
    sentence: 'How many records are not consumed yet.',
    value: ({ lag }) => lag,
  },
  {
    id: 'produced',
    title: 'Produced',
    unit: 'records/s',
    sentence: 'Records that producers write to the topic, whoever reads them.',
    value: ({ producedPerSecond }) => producedPerSecond,
  },
  {
    id: 'consumed',
    title: 'Consumed',
    unit: 'records/s',
    sentence: 'Records that this group consumes of the topic.',
    value: ({ consumedPerSecond }) => consumedPerSecond,
  },
  {
    id: 'drain',
    title: 'Caught up in',
    unit: 'milliseconds',
    sentence: 'How long it takes at the present pace.',
    value: ({ drain }) => (drain.kind === 'draining' ? drain.ms : drain.kind === 'caught-up' ? 0 : null),
  },
];

/** Each consumer group with each of its topics: how far it is behind and what it is doing. */
export async function groupRows(lag: ClusterLag, turn: () => Promise<void>): Promise<DataTable> {
  const groups: string[] = [];
  const topics: string[] = [];
  const values = COLUMNS.map((): (number | null)[] => []);
  const certainties: (Certainty | null)[] = [];
  const estimates: (Certainty | null)[] = [];
  const vanishedSince: (number | null)[] = [];
  const states: GroupState[] = [];
  for (const pair of lag.eachPair()) {
    // A topic that the group has stopped to read is history; the group's page tells of it.
    if (!pair.isRead) continue;
    groups.push(pair.group);
    topics.push(pair.topic);
    for (const [column, { value }] of COLUMNS.entries()) values[column]?.push(value(pair));
    certainties.push(pair.lagTime.kind === 'behind' ? pair.lagTime.certainty : null);
    estimates.push(pair.isEstimated ? 'about' : null);
    vanishedSince.push(pair.state === 'vanished' ? pair.since : null);
    states.push(pair.state);
    if (groups.length % ROWS_A_TURN === 0) await turn();
  }
  const certaintyOf: Readonly<Record<string, readonly (Certainty | null)[]>> = {
    lagTime: certainties,
    lag: estimates,
  };
  return {
    keyColumns: [
      { id: 'consumer_group_id', title: 'Consumer group' },
      { id: 'topic', title: 'Topic' },
    ],
    columns: COLUMNS.map(({ id, title, unit, sentence }) => ({
      id,
      title,
      unit,
      sentence,
      certainties: certaintyOf[id] ?? null,
    })),
    keys: [groups, topics],
    values,
    vanishedSince,
    states,
  };
}
