import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

interface ActionButtonProps {
  readonly children: ComponentChildren;
  readonly run: () => void;
  /** Why it cannot be done now; it stays reachable and says so. */
  readonly refusal?: string | null;
  /** The one thing this part of the page leads to. */
  readonly isPrimary?: boolean;
}

/** A button that says beside itself why it cannot be used yet. */
export function ActionButton({ children, run, refusal = null, isPrimary = false }: ActionButtonProps) {
  const reasonId = useId();
  return (
    <span class="action">
      <button
        type="button"
        class={isPrimary ? 'button primary' : 'button'}
        aria-disabled={refusal !== null}
        aria-describedby={refusal === null ? undefined : reasonId}
        onClick={() => {
          if (refusal === null) run();
        }}
      >
        {children}
      </button>
      {refusal !== null && (
        <span id={reasonId} class="muted">
          {refusal}
        </span>
      )}
    </span>
  );
}
