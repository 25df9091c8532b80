import type { Health } from '../preload/contract.ts';
import type { Tab } from './route.ts';

/** Every word on screen that does not come from the application itself, in English. */
export const messages = {
  brand: 'Laglight',
  demo: 'Demo data',
  health: {
    critical: 'critical',
    'needs-key': 'needs a key',
    warning: 'warning',
    stale: 'stale',
    starting: 'starting',
    healthy: 'healthy',
  } satisfies Record<Health, string>,
  asOf: (time: string) => `as of ${time}`,
  noData: 'no data yet',
  notReported: 'Not reported.',
  copy: (what: string) => `Copy ${what}`,
  copied: 'Copied',
  notCopied: 'The browser did not allow copying',

  overview: {
    title: 'Overview',
    clusters: 'Clusters',
    accounts: 'Accounts',
    filterLabel: 'Filter clusters by name or id',
    filterPlaceholder: 'Filter',
    showLabel: 'Show',
    all: 'All',
    problems: 'Problems',
    noneMatch: 'No cluster matches this filter.',
    noProblems: 'No cluster has a problem.',
    clearFilter: 'Show all',
    emptyTitle: 'No cluster yet',
    emptyText:
      'Start Laglight with LAGLIGHT_API_KEY, LAGLIGHT_API_SECRET and LAGLIGHT_CLUSTERS set, or look around first with npm run demo.',
  },
  card: {
    behind: 'behind',
    worst: 'worst',
    groups: (count: number) => (count === 1 ? '1 group' : `${count} groups`),
    in: 'In',
    out: 'Out',
    connections: 'Connections',
    load: 'Load',
    lagLastHour: 'Lag over the last hour',
    noLag: 'No consumer group has reported lag in the last hour.',
  },
  account: {
    budget: (used: number, limit: number) => `${used} of ${limit} reads this hour`,
    budgetExplained: 'Exports of the last hour for the busiest cluster, and how many an hour are allowed.',
    nextRead: (wait: string) => `next read in ${wait}`,
    readDue: 'reading soon',
    refresh: 'Refresh',
    refreshAccepted: 'Reading now',
    refreshFailed: 'Laglight did not answer',
    until: (time: string) => `until ${time}`,
    causes: 'Possible causes',
  },
  connection: {
    lost: (since: string, asOf: string) =>
      `Laglight is not answering since ${since}; values are as of ${asOf}.`,
    lostWithoutValues: (since: string) => `Laglight is not answering since ${since}.`,
    refusedTitle: 'This page has no access any more',
    refusedText: 'Laglight was started again since. Open the URL it printed in the terminal.',
    failedTitle: 'Laglight could not answer',
    failedText: 'It asks again with the next read.',
    loading: 'Loading',
  },
  cluster: {
    back: 'All clusters',
    unknownTitle: 'No such cluster',
    unknownText: (id: string) => `Laglight does not read a cluster with the id ${id}.`,
    tabs: {
      groups: 'Groups',
      topics: 'Topics',
      principals: 'Principals',
      requests: 'Requests',
      metrics: 'All metrics',
    } satisfies Record<Tab, string>,
  },
} as const;
