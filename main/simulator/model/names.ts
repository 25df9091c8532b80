/** Names as they are found in a shop's clusters. */
export const TOPIC_NAMES = [
  'orders',
  'payments',
  'shipments.events',
  'inventory.updates',
  'clickstream.web',
  'customers.profile',
  'invoices',
  'pricing.changes',
  'fraud.signals',
  'notifications.email',
  'cart.events',
  'returns',
  'search.queries',
  'audit.log',
  'telemetry.devices',
  'orders.dlq',
  'products.catalog',
  'reviews',
  'sessions',
  'recommendations',
  'warehouse.picks',
  'loyalty.points',
  'tax.calculations',
  'ledger.entries',
  'feature.flags',
  'support.tickets',
  'campaigns',
  'vendors',
  'delivery.slots',
  'payouts',
] as const;

/** Owners put before the names above where a cluster has more topics. */
export const TEAM_NAMES = [
  'checkout',
  'logistics',
  'growth',
  'finance',
  'platform',
  'mobile',
  'partners',
] as const;

/** Consumer groups and what they read: 40 pairs. */
export const GROUPS = [
  { name: 'order-fulfilment', reads: ['orders', 'payments', 'inventory.updates'] },
  { name: 'fraud-detector', reads: ['orders', 'payments', 'sessions', 'fraud.signals'] },
  {
    name: 'analytics-sink',
    reads: ['clickstream.web', 'orders', 'sessions', 'cart.events', 'search.queries'],
  },
  { name: 'email-sender', reads: ['notifications.email', 'campaigns'] },
  { name: 'warehouse-sync', reads: ['inventory.updates', 'warehouse.picks', 'shipments.events'] },
  { name: 'search-indexer', reads: ['products.catalog', 'pricing.changes', 'reviews'] },
  { name: 'billing', reads: ['invoices', 'payments', 'tax.calculations'] },
  { name: 'audit-archiver', reads: ['audit.log', 'feature.flags'] },
  { name: 'recommender', reads: ['clickstream.web', 'cart.events', 'recommendations'] },
  { name: 'customer-360', reads: ['customers.profile', 'support.tickets', 'reviews'] },
  { name: 'price-watcher', reads: ['pricing.changes', 'vendors'] },
  { name: 'returns-desk', reads: ['returns', 'delivery.slots'] },
  { name: 'loyalty', reads: ['loyalty.points'] },
  { name: 'finance-batch', reads: ['ledger.entries', 'payouts', 'invoices'] },
  { name: 'dlq-replayer', reads: ['orders.dlq'] },
] as const;

/** Service accounts. */
export const PRINCIPAL_NAMES = [
  'shop-backend',
  'logistics',
  'fraud',
  'data-platform',
  'customer-care',
  'finance',
  'search',
  'devices',
] as const;

/** Kafka's request types, most common first. */
export const REQUEST_TYPES = [
  'Produce',
  'Fetch',
  'Metadata',
  'OffsetCommit',
  'Heartbeat',
  'ApiVersions',
  'JoinGroup',
  'SyncGroup',
  'FindCoordinator',
  'ListOffsets',
  'OffsetFetch',
  'LeaveGroup',
  'DescribeConfigs',
  'InitProducerId',
  'DescribeGroups',
] as const;

/** The n-th name of a list that goes on for ever: once round plain, then with a team before it, then numbered. */
export function nthName(names: readonly string[], index: number, separator: string): string {
  const name = names[index % names.length] ?? '';
  const round = Math.floor(index / names.length);
  if (round === 0) return name;
  const team = TEAM_NAMES[(round - 1) % TEAM_NAMES.length] ?? '';
  const lap = Math.floor((round - 1) / TEAM_NAMES.length);
  return lap === 0 ? `${team}${separator}${name}` : `${team}${separator}${name}${separator}v${lap + 1}`;
}
