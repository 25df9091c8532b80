import { useEffect } from 'preact/hooks';
import type { GroupPage, Overview } from '../../preload/contract.ts';
import { ChartsSection } from '../charts/charts-section.tsx';
import { messages } from '../messages.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Unanswered } from '../parts/unanswered.tsx';
import type { Store } from '../store.ts';
import { TableView } from '../table/table-view.tsx';
import { GroupActions } from './group-actions.tsx';
import { GroupChanges } from './group-changes.tsx';
import { GroupCommands } from './group-commands.tsx';
import { GroupFigures } from './group-figures.tsx';
import { GroupHeader } from './group-header.tsx';
import { partitionsTable, topicsTable } from './group-tables.ts';
import '../styles/group.css';

interface GroupViewProps {
  readonly overview: Overview;
  readonly store: Store;
  readonly clusterId: string;
  readonly group: string;
}

const words = messages.group;

/** Everything about one consumer group: what it does and why one thinks so, how far behind it is and where, and what to do. */
export function GroupView({ overview, store, clusterId, group }: GroupViewProps) {
  const answers = store.group(clusterId, group);
  const { value: page, answered, failure } = answers.page.state.value;
  useEffect(() => () => store.leave(answers), [store, answers]);

  if (page === null && answered) {
    return <EmptyState wholePage title={words.unknownTitle} text={words.unknownText(group)} />;
  }
  if (page === null) return failure ? <Unanswered answer={answers.page} wholePage /> : <Skeleton cards={3} />;

  const { summary } = page;
  const cluster = overview.clusters.find(({ id }) => id === clusterId);
  const isStale = cluster?.health === 'stale' || cluster?.health === 'needs-key';
  return (
    <article class={isStale ? 'group-page stale' : 'group-page'}>
      <GroupHeader summary={summary} now={overview.now} />
      <GroupFigures summary={summary} />
      <ChartsSection
        feed={answers.charts}
        subject={`${summary.choices.name ?? summary.group}, ${summary.clusterName}`}
        fileName={`${clusterId}-${fileSafe(group)}`}
        now={overview.now}
      />
      <section class="group-section" aria-label={words.topics}>
        <h2 class="section-title">{words.topics}</h2>
        <TableView
          table={topicsTable(page.topics)}
          title={words.topics}
          emptyText={words.noTopics}
          fileName={`${clusterId}-${fileSafe(group)}-topics`}
          now={overview.now}
        />
      </section>
      <Partitions page={page} fileName={`${clusterId}-${fileSafe(group)}-partitions`} now={overview.now} />
      <div class="group-beside">
        <GroupChanges changes={page.changes} now={overview.now} />
        <div>
          <GroupActions summary={summary} store={store} answer={answers.page} />
          <GroupCommands page={page} desktop={store.bridge.desktop} />
        </div>
      </div>
    </article>
  );
}

interface PartitionsProps {
  readonly page: GroupPage;
  readonly fileName: string;
  readonly now: number;
}

function Partitions({ page, fileName, now }: PartitionsProps) {
  const { partitions, partitionsNote } = page;
  return (
    <section class="group-section" aria-label={words.partitions}>
      <h2 class="section-title">{words.partitions}</h2>
      {partitionsNote !== null && <p class="muted">{partitionsNote}</p>}
      {partitions.length > 0 ? (
        <TableView
          table={partitionsTable(partitions)}
          title={words.partitions}
          emptyText={words.noPartitions}
          fileName={fileName}
          now={now}
        />
      ) : (
        partitionsNote === null && <p class="muted">{words.noPartitions}</p>
      )}
    </section>
  );
}

/** A name as a file may be called anywhere. */
function fileSafe(name: string): string {
  return name.replaceAll(/[^\w.-]+/g, '_').slice(0, 100);
}
