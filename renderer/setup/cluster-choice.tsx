import type { ClusterEdit, SetupCluster } from '../../preload/contract.ts';
import { EnvironmentMark } from '../parts/environment-mark.tsx';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import type { Store } from '../store.ts';
import { ClusterEditor } from './cluster-editor.tsx';
import { words } from './setup-messages.ts';

interface ClusterChoiceProps {
  readonly cluster: SetupCluster;
  readonly store: Store;
}

/** A cluster with its check box, what is known of it, and a fold with what can be said about it. */
export function ClusterChoice({ cluster, store }: ClusterChoiceProps) {
  const name = shownName(cluster);
  const change = (edit: Omit<ClusterEdit, 'id'>) =>
    store.setup.order(() => store.bridge.setupClusters({ edits: [{ id: cluster.id, ...edit }] }));
  return (
    <li class="choice">
      <label class="choice-line">
        <input
          type="checkbox"
          checked={cluster.isChosen}
          aria-label={name}
          onChange={(event) => void change({ isChosen: event.currentTarget.checked })}
        />
        <EnvironmentMark colour={cluster.colour} />
        <span class="choice-name">
          <MiddleEllipsis text={name} />
        </span>
        {name !== cluster.id && <span class="id muted">{cluster.id}</span>}
      </label>
      <p class="choice-facts muted">{facts(cluster)}</p>
      <details class="choice-fold">
        <summary aria-label={words.clusters.editOf(name)}>{words.clusters.edit}</summary>
        <ClusterEditor cluster={cluster} change={change} />
      </details>
    </li>
  );
}

function shownName({ nickname, name, id }: SetupCluster): string {
  return nickname ?? name ?? id;
}

/** "Dedicated, 4 CKU · AWS eu-central-1 · production": what is known, and that the type is not. */
function facts({ type, units, cloud, region, environment, nickname, name }: SetupCluster): string {
  const kind = type === null ? words.clusters.typeUnknown : units === null ? type : `${type}, ${units} CKU`;
  const place = [cloud, region].filter((part) => part !== null).join(' ');
  return [nickname === null ? null : name, kind, place === '' ? null : place, environment]
    .filter((part) => part !== null)
    .join(' · ');
}
