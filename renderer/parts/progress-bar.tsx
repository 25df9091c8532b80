interface ProgressBarProps {
  readonly label: string;
  /** 0 to 1. */
  readonly done: number;
}

/** How much of some longer work is done. */
export function ProgressBar({ label, done }: ProgressBarProps) {
  const share = Math.min(1, Math.max(0, done));
  return (
    <span
      class="load-track"
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <span class="load-fill" style={{ width: `${share * 100}%` }} />
    </span>
  );
}
