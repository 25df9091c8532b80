import type { Order } from './order.ts';
import { StateShape } from './state-shape.tsx';

/** Something that was asked for and not done, and why. */
export function RefusalLine({ reason }: { readonly reason: string }) {
  return (
    <p class="refusal">
      <StateShape health="warning" />
      {reason}
    </p>
  );
}

/** Why the last order was refused; nothing where it was not. */
export function Refusal({ order }: { readonly order: Order }) {
  return order.refusal.value === null ? null : <RefusalLine reason={order.refusal.value} />;
}
