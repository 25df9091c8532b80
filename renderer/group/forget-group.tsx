import { useEffect, useRef } from 'preact/hooks';
import type { GroupSummary } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { useOrder } from '../parts/order.ts';
import { Refusal } from '../parts/refusal.tsx';
import { clusterHref } from '../route.ts';
import type { Store } from '../store.ts';

interface ForgetGroupProps {
  readonly summary: GroupSummary;
  readonly store: Store;
  readonly close: () => void;
}

const words = messages.group;

/** Says what becomes of a group that is forgotten before it is. The focus is on the way back. */
export function ForgetGroup({ summary, store, close }: ForgetGroupProps) {
  const order = useOrder(store);
  const keep = useRef<HTMLButtonElement>(null);
  useEffect(() => keep.current?.focus(), []);
  const { clusterId, group } = summary;
  const title = words.forgetTitle(group);
  const forget = async () => {
    const isDone = await order.send(() => store.bridge.forgetGroup({ clusterId, group }));
    // Its page is gone with it.
    if (isDone) location.hash = clusterHref(clusterId);
  };
  return (
    <div
      class="panel"
      role="group"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <p class="panel-title">{title}</p>
      <p>{words.forgetText}</p>
      <Refusal order={order} />
      <div class="panel-actions">
        <button type="button" class="button" onClick={() => void forget()}>
          {words.forgetNow}
        </button>
        <button ref={keep} type="button" class="button" onClick={close}>
          {words.keep}
        </button>
      </div>
    </div>
  );
}
