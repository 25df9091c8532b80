import type { ComponentChildren } from 'preact';
import type { Desktop } from '../../preload/contract.ts';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import { GlanceLink, openPage } from './glance-link.tsx';
import { words } from './glance-messages.ts';

interface GlanceRowProps {
  readonly name: string;
  /** Its state in a word, for those who do not see the shape. */
  readonly state: string;
  readonly shape: ComponentChildren;
  readonly href: string;
  readonly desktop: Desktop | null;
  /** What tells its surroundings apart, before the name. */
  readonly mark?: ComponentChildren;
  /** True where its values are older than they should be. */
  readonly isStale?: boolean;
  /** What stands at the end of the first line. */
  readonly end?: ComponentChildren;
  /** The lines below. */
  readonly children?: ComponentChildren;
}

/** A cluster, group or account in the glance window: a click anywhere opens its page, for the keyboard its name does. */
export function GlanceRow({
  name,
  state,
  shape,
  href,
  desktop,
  mark,
  isStale = false,
  end,
  children,
}: GlanceRowProps) {
  return (
    <li
      class={isStale ? 'glance-row stale' : 'glance-row'}
      onClick={(event) => {
        const target = event.target as Element;
        if (!target.closest('a') && getSelection()?.isCollapsed !== false) openPage(href, desktop);
      }}
    >
      {shape}
      <span class="glance-subject">
        {mark}
        <GlanceLink class="glance-name" href={href} desktop={desktop} label={words.named(name, state)}>
          <MiddleEllipsis text={name} />
        </GlanceLink>
      </span>
      <span class="glance-end values">{end}</span>
      {children}
    </li>
  );
}
