import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse as parseToml } from 'smol-toml';
import { parse as parseYaml } from 'yaml';
import { exportText } from '../../../main/settings/exchange/export.ts';
import { importText } from '../../../main/settings/exchange/import.ts';
import type {
  AccountSettings,
  ClusterSettings,
  KeySettings,
  Settings,
} from '../../../main/settings/settings.ts';
import { CLUSTER_TYPES, ENVIRONMENT_COLOURS, LOG_LEVELS } from '../../../preload/contract.ts';

const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40 }),
  fc.string({ minLength: 1, maxLength: 10, unit: 'grapheme' }),
  fc.constantFrom(
    '0123',
    'null',
    'yes',
    '1e3',
    '~',
    '- x',
    'a: b',
    '#',
    '2026-11-22',
    '*a',
    '!!str',
    '"',
    '<<',
    'é\n',
  ),
);
const moment = fc.nat({ max: 4_000_000_000_000 });
const key: fc.Arbitrary<KeySettings> = fc.record({ key: word, addedAt: moment });
const cluster: fc.Arbitrary<ClusterSettings> = fc.record(
  {
    id: word,
    nickname: word,
    colour: fc.constantFrom(...ENVIRONMENT_COLOURS),
    type: fc.constantFrom(...CLUSTER_TYPES),
    units: fc.integer({ min: 1, max: 1000 }),
    cloud: word,
    region: word,
    environment: word,
  },
  { requiredKeys: ['id'], noNullPrototype: true },
);
const byId = { selector: ({ id }: { id: string }) => id, maxLength: 4 };
const account: fc.Arbitrary<AccountSettings> = fc.record(
  {
    id: word,
    name: word,
    isEnabled: fc.boolean(),
    current: key,
    next: key,
    remindAfterDays: fc.integer({ min: 1, max: 3650 }),
    clusters: fc.uniqueArray(cluster, byId),
  },
  { requiredKeys: ['id', 'name', 'isEnabled', 'current', 'clusters'], noNullPrototype: true },
);
const preferences = fc.record<NonNullable<Settings['preferences']>>(
  {
    theme: fc.constantFrom('system', 'light', 'dark'),
    units: fc.constantFrom('decimal', 'binary'),
    logLevel: fc.constantFrom(...LOG_LEVELS),
    proxy: fc.constantFrom('system', 'none', 'http://proxy.example.com:3128'),
    caFile: fc.option(word),
    startAtLogin: fc.boolean(),
    shortcut: fc.option(word),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const settings = fc.record({ accounts: fc.uniqueArray(account, byId), preferences });

describe('exchange, for any settings', () => {
  it('imports what it exported', () => {
    fc.assert(
      fc.property(settings, (any) => {
        expect(importText(exportText(any, 'laglight').text)).toEqual(any);
      }),
    );
  });

  it('keeps every cluster in the forms of other programs', () => {
    fc.assert(
      fc.property(settings, ({ accounts }) => {
        const ids = accounts
          .map(({ clusters }) => clusters.map(({ id }) => id))
          .filter((some) => some.length > 0);
        const { scrape_configs: jobs } = parseYaml(exportText({ accounts }, 'prometheus').text) as {
          scrape_configs: { job_name: string; params: { 'resource.kafka.id': string[] } }[];
        };
        expect(jobs.map(({ params }) => params['resource.kafka.id'])).toEqual(ids);
        expect(new Set(jobs.map(({ job_name: name }) => name)).size).toBe(jobs.length);

        const { inputs } = parseToml(exportText({ accounts }, 'datakit').text) as {
          inputs: { prom: { urls: [string] }[] };
        };
        const asked = inputs.prom.map(({ urls }) =>
          new URL(urls[0]).searchParams.getAll('resource.kafka.id'),
        );
        expect(asked).toEqual(ids);
      }),
    );
  });
});
