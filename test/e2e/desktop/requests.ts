import type { Question, RequestOf } from '../../../preload/contract.ts';

const CLUSTER = 'lkc-unknown';
const GROUP = { clusterId: CLUSTER, group: 'nobody' };
const STRETCH = { from: 0, to: 60_000, compare: 'none' } as const;
const ACCOUNT = { accountId: 'no-such-account' };

/**
 * A good request for every question, each of which an application without accounts can answer: what does not exist is
 * answered with null or a reason. In an order in which each may be asked.
 */
export const GOOD_REQUESTS: { readonly [Q in Question]: RequestOf<Q> } = {
  overview: null,
  cluster: { clusterId: CLUSTER },
  charts: { ...STRETCH, clusterId: CLUSTER },
  group: GROUP,
  groupCharts: { ...STRETCH, ...GROUP },
  search: { text: 'orders' },
  refresh: ACCOUNT,
  chooseGroup: { ...GROUP, isPinned: true },
  forgetGroup: GROUP,
  editCluster: { id: CLUSTER, nickname: 'none' },
  historyState: null,
  setRetention: { minuteDays: 7, fiveMinuteDays: 30, hourDays: 365, maxMegabytes: 500 },
  dismissAway: null,
  pause: { minutes: 15 },
  resume: null,
  preferences: null,
  setPreferences: { theme: 'dark' },
  saveDiagnostics: { hashNames: true },
  saveLastScrape: { ...ACCOUNT, hashNames: true },
  setup: null,
  setupPaste: { text: 'nothing of use' },
  setupEdit: { name: 'Test' },
  setupFind: null,
  setupClusters: { edits: [{ id: CLUSTER, isChosen: true }] },
  setupTest: null,
  setupStep: { step: 'paste' },
  setupFinish: null,
  setupDiscard: null,
  renameAccount: { ...ACCOUNT, name: 'Test' },
  enableAccount: { ...ACCOUNT, isEnabled: false },
  moveAccount: { ...ACCOUNT, place: 0 },
  removeAccount: ACCOUNT,
  rotateKey: { ...ACCOUNT, key: 'KEY', secret: 'not a secret' },
  giveSecret: { ...ACCOUNT, secret: 'not a secret' },
  cancelRotation: ACCOUNT,
  setKeyReminder: { ...ACCOUNT, days: 90 },
  exportSettings: { format: 'laglight' },
  importSettings: { text: '{}' },
  startDemo: null,
};

/** Requests that no question has. */
export const BAD_REQUESTS: readonly (readonly [what: string, request: unknown])[] = [
  ['nothing', undefined],
  ['a text', 'overview'],
  ['a list', ['overview']],
  ['a number', 7],
  ['a field too many', { accountId: 'a', clusterId: 'b', constructor: 'c', x: 1 }],
  [
    'fields of the wrong type',
    { accountId: 7, clusterId: {}, group: [], text: 1, hashNames: 'yes', minutes: '15' },
  ],
  ['an identifier of 10,000 characters', { accountId: 'a'.repeat(10_000) }],
];
