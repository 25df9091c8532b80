import type { Options, Schema } from 'conf';
import { CLUSTER_TYPES, ENVIRONMENT_COLOURS, LOG_LEVELS } from '../../preload/contract.ts';
import type { Settings } from './settings.ts';

/** The name of the settings file in its folder, without `.json`. */
export const SETTINGS_NAME = 'settings';

/**
 * The version of the form of the settings, not of Laglight. A change that older versions would misread raises it and
 * gets a migration below.
 */
export const SETTINGS_VERSION = '2.0.0';

const name = { type: 'string', minLength: 1, maxLength: 255 } as const;

const key = {
  type: 'object',
  properties: { key: name, addedAt: { type: 'number' } },
  required: ['key', 'addedAt'],
  // Closed everywhere: a secret can't slip into the file, and a misspelt name is said instead of ignored.
  additionalProperties: false,
} as const;

const cluster = {
  type: 'object',
  properties: {
    id: name,
    nickname: name,
    colour: { enum: ENVIRONMENT_COLOURS },
    type: { enum: CLUSTER_TYPES },
    units: { type: 'number', exclusiveMinimum: 0 },
    cloud: name,
    region: name,
    environment: name,
  },
  required: ['id'],
  additionalProperties: false,
} as const;

const account = {
  type: 'object',
  properties: {
    id: name,
    name,
    isEnabled: { type: 'boolean' },
    current: key,
    next: key,
    remindAfterDays: { type: 'number', exclusiveMinimum: 0 },
    clusters: { type: 'array', items: cluster },
  },
  required: ['id', 'name', 'isEnabled', 'current', 'clusters'],
  additionalProperties: false,
} as const;

const draft = {
  type: 'object',
  properties: { key: name, name, clusters: { type: 'array', items: cluster } },
  required: ['clusters'],
  additionalProperties: false,
} as const;

const textOrNull = { type: ['string', 'null'], minLength: 1, maxLength: 4096 } as const;

const preferences = {
  type: 'object',
  properties: {
    theme: { enum: ['system', 'light', 'dark'] },
    units: { enum: ['decimal', 'binary'] },
    logLevel: { enum: LOG_LEVELS },
    proxy: { type: 'string', minLength: 1, maxLength: 2048 },
    caFile: textOrNull,
    dataFolder: textOrNull,
    trayTitle: { enum: ['nothing', 'problems', 'pinned'] },
    trayLists: { enum: ['all', 'problems'] },
    startAtLogin: { type: 'boolean' },
    shortcut: textOrNull,
  },
  additionalProperties: false,
} as const;

const group = {
  type: 'object',
  properties: {
    clusterId: name,
    group: name,
    isPinned: { type: 'boolean' },
    isExpectedIdle: { type: 'boolean' },
    isHidden: { type: 'boolean' },
    name,
  },
  required: ['clusterId', 'group'],
  additionalProperties: false,
} as const;

const positive = { type: 'integer', minimum: 1 } as const;

const retention = {
  type: 'object',
  properties: { minuteDays: positive, fiveMinuteDays: positive, hourDays: positive, maxMegabytes: positive },
  required: ['minuteDays', 'fiveMinuteDays', 'hourDays', 'maxMegabytes'],
  additionalProperties: false,
} as const;

const schema: Schema<Settings> = {
  accounts: { type: 'array', items: account, default: [] },
  draft,
  preferences,
  groups: { type: 'array', items: group },
  retention,
};

/**
 * What conf needs to keep the settings in `folder`. Stores of other hosts share it, so that a file means the same to
 * each. `migrations` has one step for each version after the first that brings the form before it to its own; what 2.0.0
 * added (preferences, groups, retention) may be missing, so that files of 1.0.0 are taken as they are and only get the new version.
 */
export function settingsOptions(folder: string) {
  return {
    cwd: folder,
    configName: SETTINGS_NAME,
    // What electron-store calls the same.
    name: SETTINGS_NAME,
    projectVersion: SETTINGS_VERSION,
    schema,
    rootSchema: { additionalProperties: false },
    migrations: {},
    // Not secret, but nobody else's business.
    configFileMode: 0o600,
    // Would erase everything for one bad field; a damaged file is set aside instead.
    clearInvalidConfig: false,
  } satisfies Options<Settings> & { name: string };
}
