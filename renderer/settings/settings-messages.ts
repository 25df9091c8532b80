import type { LogLevel, Preferences, Retention } from '../../preload/contract.ts';

/** The words of the settings: a chapter of the catalogue that is loaded with its page. */
export const words = {
  title: 'Settings',
  saved: 'Saved.',
  takenBack: 'Taken back.',
  undo: 'Undo',
  undoOf: (label: string) => `Undo ${label}`,
  choose: 'Choose…',
  desktopOnly: 'The tray, the start at login and the shortcut belong to the desktop application.',

  tray: {
    title: 'What the tray shows',
    lists: 'Menu and tooltip list',
    listChoices: { all: 'All clusters', problems: 'Problems only' } satisfies Record<
      Preferences['trayLists'],
      string
    >,
    beside: 'Beside the icon',
    besideChoices: {
      nothing: 'Nothing',
      problems: 'Number of problems',
      pinned: 'First pinned group',
    } satisfies Record<Preferences['trayTitle'], string>,
  },

  start: {
    title: 'Start',
    login: 'Start at login',
    loginHint: 'Laglight starts in the tray, without a window.',
    shortcut: 'Shortcut',
    shortcutHint: 'Opens the glance window from any program.',
    none: 'None',
    record: 'Record a shortcut',
    recording: 'Press the keys. Escape leaves it as it is.',
    remove: 'Remove',
  },

  look: {
    title: 'Look',
    theme: 'Theme',
    themes: { system: 'Like the system', light: 'Light', dark: 'Dark' } satisfies Record<
      Preferences['theme'],
      string
    >,
    units: 'Bytes',
    unitChoices: { decimal: 'MB, powers of 1000', binary: 'MiB, powers of 1024' } satisfies Record<
      Preferences['units'],
      string
    >,
  },

  network: {
    title: 'Network',
    proxy: 'Proxy',
    proxyChoices: { system: 'That of the system', none: 'None', own: 'Another' },
    proxyUrl: 'Address of the proxy',
    proxyHint: 'For example http://proxy.example.com:3128.',
    caFile: 'Further certificate authorities',
    caFileHint: 'A PEM file, for networks that look into TLS. Empty for none.',
  },

  history: {
    title: 'History',
    size: 'On disk',
    sizeOf: (bytes: string, most: string) => `${bytes} of at most ${most}`,
    oldest: 'Oldest minute',
    nothingYet: 'Nothing is kept yet.',
    kept: 'Kept for',
    keptHint: 'What is older is deleted and does not come back.',
    fields: {
      minuteDays: 'Minutes, in days',
      fiveMinuteDays: 'Five minutes, in days',
      hourDays: 'Hours, in days',
      maxMegabytes: 'At most, in MB',
    } satisfies Record<keyof Retention, string>,
    outOfBounds: (least: number, most: number) =>
      `Give a whole number from ${least} to ${most.toLocaleString('en')}.`,
    folder: 'Folder of history and log',
    folderInUse: (folder: string) => `In use: ${folder}. Another one is used from the next start on.`,
    folderNone: 'Nothing is kept here now.',
    folderHint: 'Empty for the usual folder.',
  },

  diagnosis: {
    title: 'Log and diagnosis',
    level: 'Log',
    levels: {
      error: 'Errors',
      warning: 'Errors and warnings',
      info: 'What happens',
      debug: 'Every detail',
    } satisfies Record<LogLevel, string>,
    file: 'The log is in',
    hash: 'Hide names',
    hashHint:
      'Clusters, groups and topics appear in the files below as codes, the same name as the same code.',
    report: 'For a bug report',
    reportHint: 'Log, settings and state in one file. No secret is in it.',
    saveReport: 'Save diagnostics',
    scrape: 'Last answers of Confluent',
    scrapeHint: 'As they came. Show one as if it were live:',
    replay: 'laglight replay FILE',
    command: 'command',
    saveScrape: (account: string) => `Save that of ${account}`,
    noScrape: 'Nothing of this account has been read yet.',
    noAccounts: 'There is no account yet.',
    made: (fileName: string) => `Made ${fileName}.`,
    notMade: 'The file could not be made. Try again once Laglight answers.',
  },

  about: {
    title: 'About',
    version: 'Version',
    licence: 'Licence',
    licenceName: 'Apache 2.0. Laglight is not made by Confluent.',
    settingsFile: 'Settings',
    path: 'path',
    notKept: 'Not kept in a file.',
  },
} as const;
