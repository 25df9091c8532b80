import type { Order } from './order.ts';

/** Why the last order was refused; nothing where it was not. */
export function Refusal({ order }: { readonly order: Order }) {
  if (order.refusal.value === null) return null;
  return <p class="refusal">{order.refusal.value}</p>;
}
