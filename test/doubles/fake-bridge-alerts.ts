import type {
  AlertDetail,
  AlertLogEntry,
  AlertsAtAGlance,
  AlertSubject,
  AlertsPage,
  AlertView,
  Answer,
  Hook,
  MeasureView,
  Notice,
  Question,
  QuietHours,
  RequestOf,
  ResponseOf,
  Rule,
  RulePreview,
  RulesPage,
  RuleView,
} from '../../preload/contract.ts';

/* Alerts for the renderer's tests. All times hang on 22 November 2026, 12:03 UTC. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const NEWEST = Date.UTC(2026, 10, 22, 12, 3);
const ago = (minutes: number) => NEWEST - minutes * MINUTE_MS;
const ANY = { cluster: null, group: null, topic: null };

const PROD_EU = { accountId: 'account-1', clusterId: 'lkc-prodeu1', clusterName: 'prod-eu' };
const billingOnOrders = { ...PROD_EU, group: 'billing', topic: 'orders' } satisfies AlertSubject;

export const stalledAlert = {
  id: '["group-stalled","account-1","lkc-prodeu1","billing","orders"]',
  ruleId: 'group-stalled',
  ruleName: 'Group stalled',
  severity: 'critical',
  phase: 'firing',
  subject: billingOnOrders,
  title: 'billing on orders of prod-eu is stalled',
  cause: 'Consumers stopped: nothing has been consumed since 11:49, while 421 records/s arrive.',
  clears: 'It clears when that is over.',
  value: 1,
  unit: 'plain',
  minute: NEWEST,
  since: ago(14),
  acknowledgedAt: null,
  snoozedUntil: null,
  path: '/cluster/lkc-prodeu1/group/billing',
} satisfies AlertView;

export const loadAlert = {
  ...stalledAlert,
  id: '["load-critical","account-1","lkc-prodeu1"]',
  ruleId: 'load-critical',
  ruleName: 'Cluster overloaded',
  subject: { ...PROD_EU, group: null, topic: null },
  title: 'prod-eu: cluster load 86 %',
  cause: null,
  clears: 'It clears at 75 % or below, for 3 min.',
  value: 0.86,
  unit: 'ratio',
  since: ago(22),
  acknowledgedAt: ago(9),
  path: '/cluster/lkc-prodeu1/groups',
} satisfies AlertView;

export const behindAlert = {
  ...stalledAlert,
  id: '["behind-warning","account-1","lkc-produs1","mail-sender","notifications.email"]',
  ruleId: 'behind-warning',
  ruleName: 'Ten minutes behind',
  severity: 'warning',
  phase: 'recovering',
  subject: {
    accountId: 'account-1',
    clusterId: 'lkc-produs1',
    clusterName: 'prod-us',
    group: 'mail-sender',
    topic: 'notifications.email',
  },
  title: 'mail-sender on notifications.email of prod-us is 6 min behind',
  cause: 'Traffic rose to 3 times that of the hour before.',
  clears: 'It clears at 7 min or below, for 2 min.',
  value: 6 * MINUTE_MS,
  unit: 'milliseconds',
  since: ago(41),
  snoozedUntil: NEWEST + 47 * MINUTE_MS,
  path: '/cluster/lkc-produs1/group/mail-sender',
} satisfies AlertView;

export const pendingAlert = {
  ...behindAlert,
  id: '["growing","account-1","lkc-produs1","search-indexer","catalogue"]',
  ruleId: 'growing',
  ruleName: 'Lag growing',
  phase: 'pending',
  subject: { ...behindAlert.subject, group: 'search-indexer', topic: 'catalogue' },
  title: 'search-indexer on catalogue of prod-us falls behind',
  cause: null,
  clears: 'It clears when that is over, for 10 min.',
  value: 1,
  unit: 'plain',
  since: ago(6),
  snoozedUntil: null,
  path: '/cluster/lkc-produs1/group/search-indexer',
} satisfies AlertView;

/** Firing, recovering, pending; an account that nobody can judge; a mute. */
export const busyAlerts = {
  active: [stalledAlert, loadAlert, behindAlert, pendingAlert],
  inconclusive: [
    {
      accountId: 'account-3',
      accountName: 'Acme labs',
      sentence: 'Rate-limited until 12:20.',
      since: ago(20),
    },
  ],
  quiet: null,
  mutes: [
    {
      id: 'mute-1',
      clusterId: null,
      group: 'nightly-export',
      ruleId: null,
      until: NEWEST + 5 * HOUR_MS,
      sentence: 'Group nightly-export in any cluster',
    },
    {
      id: 'mute-2',
      clusterId: 'lkc-staging1',
      group: null,
      ruleId: null,
      until: null,
      sentence: 'Cluster staging',
    },
  ],
  ways: { kind: 'page', problem: null, isOnlyCritical: false, hasSound: true },
} satisfies AlertsPage;

/** Nothing active, nothing muted. */
export const calmAlerts = {
  ...busyAlerts,
  active: [],
  inconclusive: [],
  mutes: [],
} satisfies AlertsPage;

/** {@link busyAlerts} at a glance. */
export const busyAtAGlance = {
  critical: 2,
  warning: 1,
  isQuiet: false,
  worst: [stalledAlert, loadAlert, behindAlert],
} satisfies AlertsAtAGlance;

export const calmAtAGlance = {
  critical: 0,
  warning: 0,
  isQuiet: false,
  worst: [],
} satisfies AlertsAtAGlance;

function entry(at: number, changes: Partial<AlertLogEntry>): AlertLogEntry {
  return {
    at,
    kind: 'fired',
    alertId: stalledAlert.id,
    severity: 'critical',
    subject: billingOnOrders,
    title: stalledAlert.title,
    detail: stalledAlert.cause,
    notice: 'shown',
    path: stalledAlert.path,
    ...changes,
  };
}

/** Two days of it, newest first. */
export const alertLog: readonly AlertLogEntry[] = [
  entry(ago(9), { kind: 'acknowledged', alertId: loadAlert.id, title: loadAlert.title, detail: '' }),
  entry(ago(14), {}),
  entry(ago(22), { alertId: loadAlert.id, title: loadAlert.title, detail: loadAlert.clears }),
  entry(ago(41), {
    alertId: behindAlert.id,
    severity: 'warning',
    subject: behindAlert.subject,
    title: 'mail-sender on notifications.email of prod-us is 10 min behind',
    detail: behindAlert.cause,
  }),
  entry(ago(9 * 60), {
    kind: 'digest',
    alertId: null,
    severity: null,
    subject: null,
    title: '3 alerts, 2 over',
    detail: 'Held back during quiet hours.',
    path: '/alerts',
  }),
  entry(ago(11 * 60), {
    kind: 'while-away',
    alertId: '["dead-letters","account-1","lkc-prodeu1","orders-dlq"]',
    severity: 'warning',
    subject: { ...PROD_EU, group: null, topic: 'orders-dlq' },
    title: 'orders-dlq of prod-eu: records received 4 records/s',
    detail: 'It cleared at 01:24.',
    notice: 'not shown: found later',
    path: '/cluster/lkc-prodeu1/topics/orders-dlq',
  }),
  entry(ago(26 * 60), { kind: 'resolved', detail: 'It has cleared.' }),
  entry(ago(27 * 60), { notice: 'held back: quiet hours' }),
];

/** A rule of the user's own, with what differs. */
export function rule(changes: Partial<Rule> = {}): Rule {
  return {
    id: 'own-1',
    name: 'Payments late',
    isEnabled: true,
    subject: 'group-topic',
    measure: 'lag-time',
    comparison: 'above',
    level: 2 * MINUTE_MS,
    forMinutes: 3,
    clearLevel: MINUTE_MS,
    keepFiringMinutes: 2,
    severity: 'critical',
    floor: 100,
    include: { ...ANY, cluster: 'prod-*', group: 'payments*' },
    exclude: ANY,
    overrides: [
      { ...ANY, topic: 'payments.archive', level: HOUR_MS, clearLevel: null, isOff: false },
      { ...ANY, group: '*-test', level: 2 * MINUTE_MS, clearLevel: null, isOff: true },
    ],
    ...changes,
  };
}

const behindRule = rule({
  id: 'behind-warning',
  name: 'Ten minutes behind',
  level: 10 * MINUTE_MS,
  forMinutes: 5,
  clearLevel: 7 * MINUTE_MS,
  severity: 'warning',
  floor: 0,
  include: ANY,
  overrides: [],
});

/** A default rule, one that was changed, one that is off, and one of the user's own. */
export const ruleViews: readonly RuleView[] = [
  {
    rule: rule({
      id: 'group-stalled',
      name: 'Group stalled',
      measure: 'stalled',
      level: 0,
      forMinutes: 0,
      clearLevel: null,
      keepFiringMinutes: 0,
      floor: 0,
      include: ANY,
      overrides: [],
    }),
    sentence: 'Any group on any topic stalled: critical.',
    explanation:
      'Lag stays while records arrive: a state that waits three minutes or longer by itself, so it is said at once.',
    isDefault: true,
    isChanged: false,
    isMuted: false,
    active: 1,
  },
  {
    rule: behindRule,
    sentence: 'Any group on any topic with lag in time above 10 min for 5 min: warning.',
    explanation:
      'Longer than a deployment or a rebalance usually takes, and for five minutes, so that neither is reported.',
    isDefault: true,
    isChanged: true,
    isMuted: false,
    active: 1,
  },
  {
    rule: rule({
      id: 'load-critical',
      name: 'Cluster overloaded',
      subject: 'cluster',
      measure: 'confluent_kafka_server_cluster_load_percent',
      level: 0.8,
      clearLevel: 0.75,
      forMinutes: 3,
      floor: 0,
      include: ANY,
      overrides: [],
      isEnabled: false,
    }),
    sentence: 'Any cluster with cluster load above 80 % for 3 min: critical.',
    explanation: 'From 80 % on the cluster pushes back and latency rises, says Confluent.',
    isDefault: true,
    isChanged: true,
    isMuted: true,
    active: 0,
  },
  {
    rule: rule(),
    sentence:
      'Any group on any topic in clusters prod-*, groups payments* with lag in time above 2 min with at least 100 records for 3 min: critical.',
    explanation: null,
    isDefault: false,
    isChanged: false,
    isMuted: false,
    active: 0,
  },
];

export const measures: readonly MeasureView[] = [
  {
    id: 'lag-time',
    title: 'Lag in time',
    sentence: 'The age of the oldest record that has not been consumed.',
    unit: 'milliseconds',
    subjects: ['group', 'group-topic'],
    isYesNo: false,
  },
  {
    id: 'lag',
    title: 'Lag',
    sentence: 'How many records are not consumed yet.',
    unit: 'records',
    subjects: ['group', 'group-topic'],
    isYesNo: false,
  },
  {
    id: 'stalled',
    title: 'Stalled',
    sentence: 'Records wait, and nobody consumes them.',
    unit: 'plain',
    subjects: ['group', 'group-topic'],
    isYesNo: true,
  },
  {
    id: 'confluent_kafka_server_cluster_load_percent',
    title: 'Cluster load',
    sentence: 'How busy the cluster is.',
    unit: 'ratio',
    subjects: ['cluster'],
    isYesNo: false,
  },
  {
    id: 'confluent_kafka_server_received_bytes',
    title: 'Bytes in',
    sentence: 'Bytes received from producers.',
    unit: 'bytes/s',
    subjects: ['cluster', 'topic'],
    isYesNo: false,
  },
  {
    id: 'key-rejected',
    title: 'Key rejected',
    sentence: 'Confluent refuses the key, or its secret is not at hand.',
    unit: 'plain',
    subjects: ['account'],
    isYesNo: true,
  },
];

export const rulesPage = { rules: ruleViews, measures } satisfies RulesPage;

/** Lag in time of billing on orders over so many minutes: three times behind, the last time until now. */
function lagTimePanel(minutes: number, stepMs: number, level: number | null): AlertDetail['panel'] {
  const from = NEWEST - minutes * MINUTE_MS;
  const steps = Math.floor((minutes * MINUTE_MS) / stepMs) + 1;
  return {
    id: 'lag-time',
    title: 'Lag in time, billing on orders',
    unit: 'milliseconds',
    lines: [
      {
        id: 'orders',
        label: 'billing on orders',
        values: Array.from({ length: steps }, (_, step) => {
          const before = Math.round((NEWEST - from - step * stepMs) / MINUTE_MS);
          if (before > 60 && before < 70) return null;
          if (before <= 14) return (14 - before + 1) * MINUTE_MS;
          return before % (26 * 60) < 40 ? (40 - (before % (26 * 60))) * 20_000 : 4000 + (before % 7) * 900;
        }),
        low: null,
        high: null,
        compared: null,
      },
    ],
    bands: [],
    thresholds: level === null ? [] : [{ value: level, label: 'fires above' }],
    emptyReason: null,
    from,
    stepMs,
  };
}

/** The detail of an alert: its hours until now, and when it fired. */
export function alertDetail(alert: AlertView | null): AlertDetail {
  return {
    alert,
    log: alertLog.filter(({ alertId }) => alertId === alert?.id),
    panel: alert === null || alert.cause === null ? null : lagTimePanel(180, MINUTE_MS, 10 * MINUTE_MS),
    firings: [
      { from: ago(120), to: ago(96) },
      { from: ago(14), to: null },
    ],
  };
}

/** What a rule would have done: three times in a week. */
export const rulePreview = {
  mistakes: {},
  sentence: 'Any group on any topic with lag in time above 10 min for 5 min: warning.',
  summary: 'Would have fired 3 times in the last 7 days.',
  firings: [
    { subject: billingOnOrders, label: 'billing on orders of prod-eu', from: ago(14), to: null },
    { subject: billingOnOrders, label: 'billing on orders of prod-eu', from: ago(1600), to: ago(1560) },
    {
      subject: behindAlert.subject,
      label: 'mail-sender on notifications.email of prod-us',
      from: ago(41),
      to: ago(12),
    },
  ],
  panel: lagTimePanel(7 * 24 * 60, 15 * MINUTE_MS, 10 * MINUTE_MS),
  suggestion: {
    level: 15 * MINUTE_MS,
    sentence: '99 of 100 minutes of the last 7 days were below 10 min; half as much again is 15 min.',
  },
} satisfies RulePreview;

export const hooks: readonly Hook[] = [
  {
    id: 'hook-1',
    name: 'Team channel',
    isEnabled: true,
    kind: 'slack',
    shownAddress: 'https://hooks.slack.com/services/…',
    command: null,
    isOnlyCritical: false,
    lastOutcome: 'Sent at 11:49; answered with 200.',
  },
  {
    id: 'hook-2',
    name: 'Blink the lamp',
    isEnabled: false,
    kind: 'command',
    shownAddress: null,
    command: ['/usr/local/bin/blink', '--colour', 'dark red'],
    isOnlyCritical: true,
    lastOutcome: 'Ended with 1: no lamp was found.',
  },
];

export const weeknights = {
  days: [1, 2, 3, 4, 5],
  from: 22 * 60,
  to: 7 * 60 + 30,
  isCriticalLetThrough: true,
} satisfies QuietHours;

/** A notice of {@link stalledAlert}, with what differs. */
export function notice(changes: Partial<Notice> = {}): Notice {
  return {
    id: 'incident-1',
    alertId: stalledAlert.id,
    kind: 'alert',
    severity: 'critical',
    title: stalledAlert.title,
    body: stalledAlert.cause,
    path: stalledAlert.path,
    isSilent: false,
    actions: ['snooze', 'acknowledge'],
    minute: NEWEST,
    since: ago(14),
    ...changes,
  };
}

/** A log of so many entries over so many days. */
export function longLog(entries: number, days: number): AlertLogEntry[] {
  return Array.from({ length: entries }, (_, index) =>
    entry(NEWEST - Math.round((index / entries) * days * DAY_MS), { title: `group-${index} is stalled` }),
  );
}

type AlertQuestion = Extract<
  Question,
  | 'alerts'
  | 'alert'
  | 'alertLog'
  | 'acknowledge'
  | 'snooze'
  | 'unsnooze'
  | 'mute'
  | 'unmute'
  | 'quietHours'
  | 'setQuietHours'
  | 'setNoticeWays'
  | 'testNotice'
  | 'rules'
  | 'previewRule'
  | 'saveRule'
  | 'removeRule'
  | 'hooks'
  | 'saveHook'
  | 'removeHook'
  | 'testHook'
>;

/** What the fake application knows of alerts; a test changes it. */
export class FakeAlerts {
  page: AlertsPage = calmAlerts;
  log: readonly AlertLogEntry[] = [];
  details: (alertId: string) => AlertDetail = (alertId) =>
    alertDetail(this.page.active.find(({ id }) => id === alertId) ?? null);
  rules: RulesPage = rulesPage;
  preview: (rule: Rule) => RulePreview | Promise<RulePreview> = () => rulePreview;
  quietHours: readonly QuietHours[] = [];
  hooks: readonly Hook[] = [];

  /** An answer to each question about alerts; orders are answered by `order`. */
  answers(order: () => Answer): {
    readonly [Q in AlertQuestion]: (request: RequestOf<Q>) => ResponseOf<Q> | Promise<ResponseOf<Q>>;
  } {
    return {
      alerts: () => this.page,
      alert: ({ alertId }) => this.details(alertId),
      alertLog: (filter) => this.#logOf(filter),
      acknowledge: order,
      snooze: order,
      unsnooze: order,
      mute: order,
      unmute: order,
      quietHours: () => this.quietHours,
      setQuietHours: order,
      setNoticeWays: order,
      testNotice: order,
      rules: () => this.rules,
      previewRule: ({ rule: tried }) => this.preview(tried),
      saveRule: order,
      removeRule: order,
      hooks: () => this.hooks,
      saveHook: order,
      removeHook: order,
      testHook: order,
    };
  }

  /** As the application finds them. */
  #logOf({ from, to, text, severity }: RequestOf<'alertLog'>): AlertLogEntry[] {
    return this.log.filter(
      (found) =>
        found.at >= from &&
        found.at <= to &&
        (severity === null || found.severity === severity) &&
        `${found.title} ${found.detail}`.toLowerCase().includes(text.toLowerCase()),
    );
  }
}
