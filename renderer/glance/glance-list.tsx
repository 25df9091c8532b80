import type { ComponentChildren } from 'preact';
import type { Desktop } from '../../preload/contract.ts';
import { OVERVIEW_HREF } from '../route.ts';
import { GlanceLink } from './glance-link.tsx';
import { words } from './glance-messages.ts';

interface GlanceListProps<Item> {
  readonly title: string;
  /** False where the rows speak for themselves. */
  readonly hasTitle: boolean;
  readonly items: readonly Item[];
  /** How many are shown; the overview has the rest. */
  readonly most: number;
  readonly desktop: Desktop | null;
  readonly row: (item: Item) => ComponentChildren;
}

/** A part of the glance window: its rows, as many as fit, and the way to the others. */
export function GlanceList<Item>({ title, hasTitle, items, most, desktop, row }: GlanceListProps<Item>) {
  if (items.length === 0) return null;
  const more = items.length - most;
  return (
    <section class="glance-section" aria-label={title}>
      {hasTitle && <h2 class="glance-title">{title}</h2>}
      <ul aria-label={title}>{items.slice(0, most).map(row)}</ul>
      {more > 0 && (
        <p class="glance-more">
          <GlanceLink href={OVERVIEW_HREF} desktop={desktop}>
            {words.more(more)}
          </GlanceLink>
        </p>
      )}
    </section>
  );
}
