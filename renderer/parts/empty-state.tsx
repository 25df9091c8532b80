interface EmptyStateProps {
  readonly title: string;
  /** True where this is all the page has to say, so that its title is the page's. */
  readonly wholePage?: boolean;
  readonly text?: string;
  readonly action?: { readonly label: string; readonly run: () => void };
}

/** Nothing to show, why, and the way out where there is one. */
export function EmptyState({ title, wholePage = false, text, action }: EmptyStateProps) {
  return (
    <div class="empty">
      {wholePage ? (
        <h1 class="empty-title" tabIndex={-1}>
          {title}
        </h1>
      ) : (
        <p class="empty-title">{title}</p>
      )}
      {text !== undefined && <p class="muted">{text}</p>}
      {action && (
        <button type="button" class="button" onClick={action.run}>
          {action.label}
        </button>
      )}
    </div>
  );
}
