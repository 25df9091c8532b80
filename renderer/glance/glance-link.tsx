import type { ComponentChildren } from 'preact';
import type { Desktop } from '../../preload/contract.ts';
import { announce } from '../parts/announcer.tsx';
import { words } from './glance-messages.ts';

interface GlanceLinkProps {
  /** The address of a page, from `#` on. */
  readonly href: string;
  /** The desktop application, which has another window for the pages; null in a browser. */
  readonly desktop: Desktop | null;
  readonly class?: string;
  /** What it is called where its content alone reads badly. */
  readonly label?: string;
  readonly children: ComponentChildren;
}

/** A link from the glance window to a page: in the main window on a desktop, right here in a browser. */
export function GlanceLink({ href, desktop, class: name, label, children }: GlanceLinkProps) {
  return (
    <a
      class={name}
      href={href}
      aria-label={label}
      onClick={(event) => {
        if (desktop === null) return;
        event.preventDefault();
        openPage(href, desktop);
      }}
    >
      {children}
    </a>
  );
}

/** Opens a page the way its link would. */
export function openPage(href: string, desktop: Desktop | null): void {
  if (desktop === null) location.hash = href;
  else desktop.openMain({ path: href.slice(1) }).catch(() => announce(words.notOpened));
}
