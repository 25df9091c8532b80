import type { ExportFormat } from '../../preload/contract.ts';

const DAY_MILLISECONDS = 86_400_000;

/** The words of the accounts: a chapter of the catalogue that is loaded with its page. */
export const words = {
  title: 'Accounts',
  list: 'Accounts in your order',
  add: 'Add an account',
  none: 'No account yet',
  noneText: 'An account is a Cloud API key and the clusters read with it.',
  off: 'switched off',
  demo: 'Invented clusters. They need no key.',
  fromEnvironment: 'Its key comes from the environment Laglight was started in; change it there.',
  clusters: (count: number) => (count === 1 ? '1 cluster' : `${count} clusters`),

  rename: 'Rename',
  renameOf: (name: string) => `Rename ${name}`,
  name: 'Name',
  save: 'Save',
  cancel: 'Cancel',
  switchOn: 'Switch on',
  switchOff: 'Switch off',
  moveUp: (name: string) => `Move ${name} up`,
  moveDown: (name: string) => `Move ${name} down`,
  moveHint: 'Alt with an arrow key moves it as well.',
  moved: (name: string, place: number, count: number) => `${name} is now ${place} of ${count}`,

  key: 'Key',
  keyId: 'key id',
  keyAge: (addedAt: number, now: number) => {
    const days = Math.max(0, Math.floor((now - addedAt) / DAY_MILLISECONDS));
    if (days === 0) return 'added today';
    return days === 1 ? 'added yesterday' : `added ${days} days ago`;
  },
  keyIsOld: (days: number) => `This key is older than the ${days} days you set. Change it.`,
  remind: 'Remind me of its age',
  remindNever: 'never',
  remindAfter: (days: number) => (days === 365 ? 'after a year' : `after ${days} days`),

  secretAgain: 'Secret of this key',
  giveSecret: 'Keep the secret',

  changeKey: 'Change key…',
  changeKeyTitle: 'Change the key',
  changeKeyText:
    'The old key goes on until the new one has read once. Then Laglight forgets the old one, and you can delete it in Confluent Cloud.',
  newKey: 'New API key',
  newSecret: 'Its secret',
  putBeside: 'Put it beside the old key',
  next: (key: string) => `New key ${key}`,
  nextWaiting: 'takes over after its first good read',
  takeBack: 'Take it back',

  remove: 'Remove…',
  removeTitle: (name: string) => `Remove ${name}?`,
  removeText: (clusters: number) =>
    `Its key and secret are deleted here, and its ${clusters === 1 ? 'cluster is' : `${clusters} clusters are`} no longer read. The key stays valid in Confluent Cloud until you delete it there.`,
  removeDemoText: 'The demo clusters go. They can be had again at any time.',
  removeNow: 'Remove',
  keep: 'Keep it',

  exportTitle: 'Export',
  exportText: 'Everything but the secrets.',
  exports: {
    laglight: { label: 'Laglight settings', text: 'To take in again, here or elsewhere.' },
    prometheus: { label: 'Prometheus', text: 'scrape_configs, with a placeholder for each secret.' },
    datakit: { label: 'DataKit', text: 'A prom input, with a placeholder for each secret.' },
  } satisfies Record<ExportFormat, { label: string; text: string }>,
  exportFailed: 'Laglight did not hand out the file.',

  importTitle: 'Import',
  importText: 'Settings that Laglight exported. Each account then asks for its secret.',
  importFile: 'Choose a file',
  importPaste: 'Paste the text, or choose the file',
  importNow: 'Import',
  imported: 'Taken in.',
} as const;
