import { quantityText } from '../../preload/format.ts';
import { LimitBar } from './limit-bar.tsx';

/** Below this share a limit is no news, and a number says enough. */
const WORTH_A_BAR = 0.5;

/** A share of a limit, 0 to 1: its percentage, and a thin bar where it is more than half. */
export function LoadBar({ label, value }: { readonly label: string; readonly value: number }) {
  return (
    <div class="load">
      <span class="label">{label}</span>
      {value > WORTH_A_BAR && <LimitBar label={label} share={value} />}
      <span class="quantity">{quantityText(value, 'ratio')}</span>
    </div>
  );
}
