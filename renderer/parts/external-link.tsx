import type { ComponentChildren } from 'preact';
import type { Desktop } from '../../preload/contract.ts';

interface ExternalLinkProps {
  readonly href: string;
  /** The desktop application, which opens links in the user's browser; null in a browser. */
  readonly desktop: Desktop | null;
  readonly children: ComponentChildren;
}

/** A link that leaves Laglight. */
export function ExternalLink({ href, desktop, children }: ExternalLinkProps) {
  return (
    <a
      href={href}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        if (desktop === null) return;
        event.preventDefault();
        void desktop.openLink({ url: href });
      }}
    >
      {children} <span aria-hidden="true">↗</span>
    </a>
  );
}
