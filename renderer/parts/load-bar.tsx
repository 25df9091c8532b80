import { quantityText } from '../format.ts';

/** A thin bar for a share of a limit, 0 to 1, with its percentage. */
export function LoadBar({ label, value }: { readonly label: string; readonly value: number }) {
  const text = quantityText(value, 'ratio');
  return (
    <div class="load">
      <span class="label">{label}</span>
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
      <span class="quantity">{text}</span>
    </div>
  );
}
