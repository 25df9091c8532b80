import { useId } from 'preact/hooks';
import type { ClusterEdit, ClusterType, EnvironmentColour, SetupCluster } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { CLUSTER_TYPE_NAMES } from '../parts/cluster-types.ts';
import { DraftField } from '../parts/draft-field.tsx';
import { words } from './setup-messages.ts';

interface ClusterEditorProps {
  readonly cluster: SetupCluster;
  readonly change: (edit: Omit<ClusterEdit, 'id'>) => Promise<unknown>;
}

const LONGEST_NICKNAME = 100;
const MOST_UNITS = 1000;
const COLOURS = Object.keys(messages.colours) as EnvironmentColour[];
const TYPES = Object.keys(CLUSTER_TYPE_NAMES) as ClusterType[];

/** What people may say about a cluster: their own name for it, the colour of its environment, its type for the limits. */
export function ClusterEditor({ cluster, change }: ClusterEditorProps) {
  const typeId = useId();
  return (
    <div class="editor">
      <DraftField
        label={words.clusters.nickname}
        value={cluster.nickname ?? ''}
        maxLength={LONGEST_NICKNAME}
        commit={(text) => change({ nickname: text.trim() === '' ? null : text.trim() })}
      />
      <fieldset class="colours">
        <legend>{words.clusters.colour}</legend>
        <ColourChoice cluster={cluster} colour={null} change={change} />
        {COLOURS.map((colour) => (
          <ColourChoice key={colour} cluster={cluster} colour={colour} change={change} />
        ))}
      </fieldset>
      <div class="editor-pair">
        <div class="labelled">
          <label for={typeId}>{words.clusters.type}</label>
          <select
            id={typeId}
            class="field"
            value={cluster.type ?? ''}
            onChange={(event) =>
              void change({ type: TYPES.find((type) => type === event.currentTarget.value) ?? null })
            }
          >
            <option value="">{words.clusters.notKnown}</option>
            {TYPES.map((type) => (
              <option key={type} value={type}>
                {CLUSTER_TYPE_NAMES[type]}
              </option>
            ))}
          </select>
        </div>
        <DraftField
          label={words.clusters.units}
          inputMode="numeric"
          value={cluster.units?.toString() ?? ''}
          maxLength={4}
          commit={(text) => change({ units: unitsOf(text) })}
        />
      </div>
    </div>
  );
}

interface ColourChoiceProps extends ClusterEditorProps {
  readonly colour: EnvironmentColour | null;
}

function ColourChoice({ cluster, colour, change }: ColourChoiceProps) {
  return (
    <label class="segment">
      <input
        type="radio"
        name={`colour-${cluster.id}`}
        checked={cluster.colour === colour}
        onChange={() => void change({ colour })}
      />
      <span>
        {colour !== null && <i class={`environment environment-${colour}`} aria-hidden="true" />}
        {colour === null ? words.clusters.colourNone : messages.colours[colour]}
      </span>
    </label>
  );
}

/** Null for what is no number of units. */
function unitsOf(text: string): number | null {
  const units = Math.round(Number(text));
  return units >= 1 && units <= MOST_UNITS ? units : null;
}
