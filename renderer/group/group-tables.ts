import type {
  Certainty,
  DataTable,
  DrainTime,
  GroupTopic,
  LagTime,
  PartitionReading,
  TableColumn,
} from '../../preload/contract.ts';
import { messages } from '../messages.ts';

const { columns: words } = messages.group;

/** The topics that a group reads as a table, with how sure each figure is. */
export function topicsTable(topics: readonly GroupTopic[]): DataTable {
  // A column of nothing would only take space from the others.
  const hasPartitions = topics.some(({ worstPartition }) => worstPartition !== null);
  const hasUnread = topics.some(({ isRead }) => !isRead);
  return {
    keyColumns: [
      { id: 'topic', title: words.topic },
      ...(hasPartitions ? [{ id: 'worstPartition', title: words.worstPartition }] : []),
      ...(hasUnread ? [{ id: 'isRead', title: words.isRead }] : []),
    ],
    keys: [
      topics.map(({ topic }) => topic),
      ...(hasPartitions ? [topics.map(({ worstPartition }) => worstPartition ?? '')] : []),
      ...(hasUnread ? [topics.map(({ isRead }) => (isRead ? '' : messages.group.notRead))] : []),
    ],
    columns: [
      lagTimeColumn(topics),
      {
        ...lagColumn,
        certainties: topics.map(({ isEstimated }) => (isEstimated ? 'about' : 'exact')),
      },
      producedColumn,
      {
        id: 'consumed',
        title: words.consumed,
        unit: 'records/s',
        sentence: words.consumedSentence,
        certainties: null,
      },
      {
        id: 'drain',
        title: words.drain,
        unit: 'milliseconds',
        sentence: words.drainSentence,
        certainties: null,
      },
    ],
    values: [
      topics.map(({ lagTime }) => lagMs(lagTime)),
      topics.map(({ lag }) => lag),
      topics.map(({ producedPerSecond }) => producedPerSecond),
      topics.map(({ consumedPerSecond }) => consumedPerSecond),
      topics.map(({ drain }) => drainMs(drain)),
    ],
    vanishedSince: topics.map(() => null),
    states: topics.map(({ state }) => state),
  };
}

/** The partitions that were looked up, as a table. */
export function partitionsTable(partitions: readonly PartitionReading[]): DataTable {
  return {
    keyColumns: [
      { id: 'topic', title: words.topic },
      { id: 'partition', title: words.partition },
    ],
    keys: [partitions.map(({ topic }) => topic), partitions.map(({ partition }) => partition)],
    columns: [lagTimeColumn(partitions), lagColumn, producedColumn],
    values: [
      partitions.map(({ lagTime }) => lagMs(lagTime)),
      partitions.map(({ lag }) => lag),
      partitions.map(({ producedPerSecond }) => producedPerSecond),
    ],
    vanishedSince: partitions.map(() => null),
    states: null,
  };
}

const lagColumn = {
  id: 'lag',
  title: words.lag,
  unit: 'records',
  sentence: words.lagSentence,
  certainties: null,
} satisfies TableColumn;

const producedColumn = {
  id: 'produced',
  title: words.produced,
  unit: 'records/s',
  sentence: words.producedSentence,
  certainties: null,
} satisfies TableColumn;

function lagTimeColumn(rows: readonly { readonly lagTime: LagTime }[]): TableColumn {
  return {
    id: 'lagTime',
    title: words.lagTime,
    unit: 'milliseconds',
    sentence: words.lagTimeSentence,
    certainties: rows.map(({ lagTime }): Certainty =>
      lagTime.kind === 'behind' ? lagTime.certainty : 'exact',
    ),
  };
}

/** Zero is "caught up". */
function lagMs(lagTime: LagTime): number | null {
  if (lagTime.kind === 'unknown') return null;
  return lagTime.kind === 'caught-up' ? 0 : lagTime.ms;
}

function drainMs(drain: DrainTime): number | null {
  if (drain.kind === 'draining') return drain.ms;
  return drain.kind === 'caught-up' ? 0 : null;
}
