import type { Unit } from '../../preload/contract.ts';
import { quantity, UNKNOWN } from '../../preload/format.ts';
import { messages } from '../messages.ts';

interface QuantityTextProps {
  readonly value: number | null;
  readonly unit: Unit;
  /** Why there is no value, for those who hover. */
  readonly reason?: string | null;
}

/** A number with its unit, exact on hover; "–" with the reason where it is not known. */
export function QuantityText({ value, unit, reason }: QuantityTextProps) {
  if (value === null) {
    return (
      <span class="quantity unknown" title={reason ?? messages.notReported}>
        {UNKNOWN}
      </span>
    );
  }
  const { amount, unit: name, exact } = quantity(value, unit);
  return (
    <span class="quantity" title={exact}>
      {amount}
      {name !== '' && <span class="unit"> {name}</span>}
    </span>
  );
}
