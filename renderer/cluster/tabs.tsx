import { useEffect } from 'preact/hooks';
import { messages } from '../messages.ts';
import { clusterHref, TABS, type Tab } from '../route.ts';

interface TabsProps {
  readonly clusterId: string;
  readonly chosen: Tab;
  /** How much is behind each tab; null for what is not counted. */
  readonly counts: Readonly<Record<Tab, number | null>> | null;
  readonly panelId: string;
}

/** The id of a tab's element, which names its panel. */
export function tabElementId(panelId: string, tab: Tab): string {
  return `${panelId}-${tab}`;
}

/** Tabs that are links, so that each has an address; arrow keys, Home and End move between them. */
export function Tabs({ clusterId, chosen, counts, panelId }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const target = tabAfter(chosen, event.key);
    if (target === null) return;
    event.preventDefault();
    location.replace(clusterHref(clusterId, target));
    document.getElementById(tabElementId(panelId, target))?.focus();
  };
  useEffect(() => {
    // On a narrow screen the chosen tab may lie beyond the edge.
    document
      .getElementById(tabElementId(panelId, chosen))
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [panelId, chosen, counts === null]);
  return (
    <div class="tabs" role="tablist" aria-label={messages.cluster.details} onKeyDown={onKeyDown}>
      {TABS.map((tab) => (
        <a
          key={tab}
          id={tabElementId(panelId, tab)}
          class="tab"
          role="tab"
          href={clusterHref(clusterId, tab)}
          aria-selected={tab === chosen}
          aria-controls={panelId}
          tabIndex={tab === chosen ? 0 : -1}
        >
          {messages.cluster.tabs[tab]}
          <TabCount count={counts?.[tab] ?? null} />
        </a>
      ))}
    </div>
  );
}

function TabCount({ count }: { readonly count: number | null }) {
  return count === null ? null : <span class="tab-count">{count.toLocaleString('en')}</span>;
}

function tabAfter(tab: Tab, key: string): Tab | null {
  const place = TABS.indexOf(tab);
  const target = {
    ArrowRight: (place + 1) % TABS.length,
    ArrowLeft: (place + TABS.length - 1) % TABS.length,
    Home: 0,
    End: TABS.length - 1,
  }[key];
  return target === undefined ? null : (TABS[target] ?? null);
}
