import type { DesktopQuestion, Question } from './contract.ts';

/*
 * The names of the contract as values, without its parsers: the preload script and the pages need no more, and carry no
 * more.
 */

/** Every question there is: a missing or a wrong name does not compile. */
const questions = {
  overview: true,
  cluster: true,
  charts: true,
  group: true,
  groupCharts: true,
  search: true,
  refresh: true,
  chooseGroup: true,
  forgetGroup: true,
  editCluster: true,
  historyState: true,
  setRetention: true,
  dismissAway: true,
  alerts: true,
  alert: true,
  alertLog: true,
  acknowledge: true,
  snooze: true,
  unsnooze: true,
  mute: true,
  unmute: true,
  quietHours: true,
  setQuietHours: true,
  setNoticeWays: true,
  testNotice: true,
  rules: true,
  previewRule: true,
  saveRule: true,
  removeRule: true,
  hooks: true,
  saveHook: true,
  removeHook: true,
  testHook: true,
  pause: true,
  resume: true,
  preferences: true,
  setPreferences: true,
  saveDiagnostics: true,
  saveLastScrape: true,
  setup: true,
  setupPaste: true,
  setupEdit: true,
  setupFind: true,
  setupClusters: true,
  setupTest: true,
  setupStep: true,
  setupFinish: true,
  setupDiscard: true,
  startDemo: true,
  renameAccount: true,
  enableAccount: true,
  moveAccount: true,
  removeAccount: true,
  rotateKey: true,
  giveSecret: true,
  cancelRotation: true,
  setKeyReminder: true,
  exportSettings: true,
  importSettings: true,
} satisfies Record<Question, true>;

const desktopQuestions = {
  openMain: true,
  openLink: true,
  hide: true,
  fitGlance: true,
  choosePath: true,
  quit: true,
} satisfies Record<DesktopQuestion, true>;

/** Every question of the contract. */
export const QUESTIONS = Object.keys(questions) as readonly Question[];

/** Every question to the desktop. */
export const DESKTOP_QUESTIONS = Object.keys(desktopQuestions) as readonly DesktopQuestion[];

/** The channel on which the desktop application is asked. */
export function channelOf(question: Question): string {
  return `laglight:${question}`;
}

/** The channel on which its desktop is asked. */
export function desktopChannelOf(question: DesktopQuestion): string {
  return `laglight:desktop:${question}`;
}

/** The channel of the event `changed`. */
export const CHANGED_CHANNEL = 'laglight:changed';
