import { quantityText } from '../../preload/format.ts';

interface LimitBarProps {
  readonly label: string;
  /** 0 to 1; more where a limit is exceeded. */
  readonly share: number;
  /** Shares worth a mark of their own. */
  readonly marks?: readonly number[];
}

/** A share of a limit as a thin bar. The number stands beside it: the bar is for the eye. */
export function LimitBar({ label, share, marks = [] }: LimitBarProps) {
  return (
    <span
      class="load-track"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={1}
      aria-valuenow={Math.min(1, Math.max(0, share))}
      aria-valuetext={quantityText(share, 'ratio')}
    >
      <span class="load-fill" style={{ width: percent(share) }} />
      {marks.map((mark) => (
        <span key={mark} class="load-mark" style={{ left: percent(mark) }} />
      ))}
    </span>
  );
}

function percent(share: number): string {
  return `${Math.min(1, Math.max(0, share)) * 100}%`;
}
