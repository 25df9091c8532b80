import { useSignal } from '@preact/signals';
import { useId } from 'preact/hooks';
import type { ClusterPage, ClusterType } from '../../preload/contract.ts';
import type { LiveAnswer } from '../live-answer.ts';
import { messages } from '../messages.ts';
import { announce } from '../parts/announcer.tsx';
import { CLUSTER_TYPE_NAMES } from '../parts/cluster-types.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal, RefusalLine } from '../parts/refusal.tsx';
import type { Store } from '../store.ts';

interface ClusterTypeFormProps {
  readonly page: ClusterPage;
  readonly store: Store;
  /** What shows the limits; asked again once they have changed. */
  readonly answer: LiveAnswer<ClusterPage | null>;
}

const words = messages.limits;
const MOST_UNITS = 1000;
const TYPES = Object.keys(CLUSTER_TYPE_NAMES) as ClusterType[];

/** Says of which type a cluster is and how many units it has, where Confluent does not tell or the user knows better. */
export function ClusterTypeForm({ page, store, answer }: ClusterTypeFormProps) {
  const order = useOrder(store);
  const [typeId, unitsId] = [useId(), useId()];
  const type = useSignal(page.type);
  const units = useSignal(page.units?.toString() ?? '');
  const isBad = useSignal(false);

  const save = async () => {
    const typed = units.value.trim();
    const count = Number(typed);
    isBad.value = typed !== '' && !(Number.isInteger(count) && count >= 1 && count <= MOST_UNITS);
    if (isBad.value) return;
    const edit = { id: page.summary.id, type: type.value, units: typed === '' ? null : count };
    if (!(await order.send(() => store.bridge.editCluster(edit)))) return;
    announce(words.saved);
    await answer.refresh();
  };

  return (
    <form
      class="type-form"
      aria-label={words.choose}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h3 class="section-title">{words.choose}</h3>
      <p class="muted">{words.chooseHint}</p>
      <div class="type-fields">
        <div class="labelled">
          <label for={typeId}>{words.type}</label>
          <select
            id={typeId}
            class="field"
            value={type.value ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value;
              type.value = TYPES.find((name) => name === chosen) ?? null;
            }}
          >
            <option value="">{words.notKnown}</option>
            {TYPES.map((name) => (
              <option key={name} value={name}>
                {CLUSTER_TYPE_NAMES[name]}
              </option>
            ))}
          </select>
        </div>
        <div class="labelled">
          <label for={unitsId}>{words.units}</label>
          <input
            id={unitsId}
            class="field"
            inputMode="numeric"
            maxLength={4}
            autocomplete="off"
            value={units}
            onInput={(event) => (units.value = event.currentTarget.value)}
          />
        </div>
        <button type="submit" class="button">
          {words.save}
        </button>
      </div>
      {isBad.value && <RefusalLine reason={words.badUnits} />}
      <Refusal order={order} />
    </form>
  );
}
