import { quantityText } from '../../preload/format.ts';

/** Below this share a limit is no news, and a number says enough. */
const WORTH_A_BAR = 0.5;

/** A share of a limit, 0 to 1: its percentage, and a thin bar where it is more than half. */
export function LoadBar({ label, value }: { readonly label: string; readonly value: number }) {
  const text = quantityText(value, 'ratio');
  return (
    <div class="load">
      <span class="label">{label}</span>
      {value > WORTH_A_BAR && (
        <span
          class="load-track"
          role="meter"
          aria-label={label}
          aria-valuemin={0}
          aria-valuemax={1}
          aria-valuenow={value}
          aria-valuetext={text}
        >
          <span class="load-fill" style={{ width: `${Math.min(1, Math.max(0, value)) * 100}%` }} />
        </span>
      )}
      <span class="quantity">{text}</span>
    </div>
  );
}
