import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { readPaste } from '../../../main/credentials/paste/paste.ts';
import { exportText } from '../../../main/settings/exchange/export.ts';
import { ImportError, importText } from '../../../main/settings/exchange/import.ts';
import type { Settings } from '../../../main/settings/settings.ts';

const FIRST = 'H5BO7QWERTZUIOP2';
const SECOND = 'ZZ99YY88XX77WW66';
/** Comes with Prometheus; not everybody has it. */
const CHECKER = 'promtool';
const EXPORT = 'https://api.telemetry.confluent.cloud/v2/metrics/cloud/export';

const settings: Settings = {
  accounts: [
    {
      id: 'a1',
      name: 'Payments: "prod"',
      isEnabled: true,
      current: { key: FIRST, addedAt: 1_795_000_000_000 },
      next: { key: 'NEXTNEXTNEXTNEXT', addedAt: 1_795_000_060_000 },
      remindAfterDays: 90,
      clusters: [
        {
          id: 'lkc-abc123',
          nickname: '0123',
          colour: 'red',
          type: 'Dedicated',
          units: 4,
          cloud: 'AWS',
          region: 'eu-central-1',
          environment: 'env-1',
        },
        { id: 'lkc-def456' },
      ],
    },
    {
      id: 'a2',
      name: 'Payments: "prod"',
      isEnabled: false,
      current: { key: SECOND, addedAt: 0 },
      clusters: [{ id: 'lkc-third' }],
    },
    { id: 'a3', name: 'Empty', isEnabled: true, current: { key: 'K', addedAt: 0 }, clusters: [] },
  ],
};

describe('exportText', () => {
  it('writes scrape jobs as the console does, one for each account with clusters', () => {
    const { text, fileName, mediaType } = exportText(settings, 'prometheus');
    const job = (name: string, key: string, ids: readonly string[]) => ({
      job_name: name,
      scrape_interval: '1m',
      scrape_timeout: '1m',
      honor_timestamps: true,
      static_configs: [{ targets: ['api.telemetry.confluent.cloud'] }],
      scheme: 'https',
      basic_auth: { username: key, password: `<secret of ${key}>` },
      metrics_path: '/v2/metrics/cloud/export',
      params: { 'resource.kafka.id': ids },
    });
    expect(parseYaml(text)).toEqual({
      scrape_configs: [
        job('Payments: "prod"', FIRST, ['lkc-abc123', 'lkc-def456']),
        // Prometheus refuses two jobs of one name.
        job(`Payments: "prod" ${SECOND}`, SECOND, ['lkc-third']),
      ],
    });
    expect([fileName, mediaType]).toEqual(['laglight-prometheus.yml', 'application/yaml']);
  });

  it.skipIf(spawnSync(CHECKER, ['--version']).error)('satisfies Prometheus itself', () => {
    const folder = mkdtempSync(join(tmpdir(), 'laglight-'));
    try {
      const file = join(folder, 'prometheus.yml');
      writeFileSync(file, exportText(settings, 'prometheus').text);
      expect(execFileSync(CHECKER, ['check', 'config', file], { encoding: 'utf8' })).toContain('SUCCESS');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('writes DataKit inputs whose interval is theirs, not a header', () => {
    const { text, fileName, mediaType } = exportText(settings, 'datakit');
    const input = (key: string, query: string) => ({
      urls: [`${EXPORT}?${query}`],
      source: 'confluent_cloud',
      interval: '60s',
      http_headers: { Authorization: `Basic <base64 of ${key}:SECRET>` },
    });
    expect(parseToml(text)).toEqual({
      inputs: {
        prom: [
          input(FIRST, 'resource.kafka.id=lkc-abc123&resource.kafka.id=lkc-def456'),
          input(SECOND, 'resource.kafka.id=lkc-third'),
        ],
      },
    });
    expect(text).toContain("printf %s 'KEY:SECRET' | base64");
    expect([fileName, mediaType]).toEqual(['laglight-datakit.conf', 'application/toml']);
  });

  it.each(['prometheus', 'datakit'] as const)(
    'writes %s so that a paste asks for nothing but the secret',
    (format) => {
      expect(readPaste(exportText(settings, format).text)).toMatchObject({
        kind: 'read',
        key: FIRST,
        clusterIds: ['lkc-abc123', 'lkc-def456'],
        ignored: [
          `The key ${SECOND} with lkc-third is left aside: an account has one key. Add it as another account.`,
          'The secret is a placeholder. The real one is still needed.',
        ],
      });
    },
  );

  it.each(['laglight', 'prometheus', 'datakit'] as const)('writes %s without any account', (format) => {
    const { text } = exportText({ accounts: [] }, format);
    // JSON is YAML too.
    expect(format === 'datakit' ? parseToml(text) : parseYaml(text)).toEqual(
      {
        laglight: { laglight: 2, accounts: [] },
        prometheus: { scrape_configs: [] },
        datakit: { inputs: { prom: [] } },
      }[format],
    );
  });
});

const { text: file } = exportText(settings, 'laglight');
const NOT_OURS = 'This is no file that Laglight wrote: it has no number of its version.';
const UNREADABLE = 'This file cannot be read: it is damaged, or no settings of Laglight.';
const damaged = (place: string) =>
  `This file of settings is damaged. What stands at ${place} cannot be used.`;

describe('importText', () => {
  it('gives back what was exported', () => {
    const { accounts } = settings;
    expect(importText(file)).toEqual({ accounts, preferences: {} });
    expect(importText(file.replaceAll('\n', '\r\n'))).toEqual({ accounts, preferences: {} });
  });

  it('gives back the preferences too, and none from a file of version 1', () => {
    const preferences = { theme: 'dark', caFile: null, startAtLogin: true } as const;
    const { text } = exportText({ ...settings, preferences }, 'laglight');
    expect(importText(text)).toEqual({ accounts: settings.accounts, preferences });
    const first = JSON.stringify({ laglight: 1, accounts: settings.accounts });
    expect(importText(first)).toEqual({ accounts: settings.accounts, preferences: {} });
    expect(() => importText(text.replace('"dark"', '"pink"'))).toThrow(damaged('preferences.theme'));
  });

  it.each([
    ['an empty file', '', UNREADABLE],
    ['a file of something else', '{"scrape_configs": []}', NOT_OURS],
    ['a version that is none', file.replace('"laglight": 2', '"laglight": "one"'), NOT_OURS],
    [
      'a newer version',
      file.replace('"laglight": 2', '"laglight": 3, "novelty": true'),
      'This file is of version 3, written by a newer Laglight. This one reads version 2. Update it first.',
    ],
    ['a file cut short', file.slice(0, -10), UNREADABLE],
    ['brackets without end', '['.repeat(900_000), UNREADABLE],
    [
      'a word for a number',
      file.replace('"units": 4', '"units": "four"'),
      damaged('accounts.0.clusters.0.units'),
    ],
    ['an unknown colour', file.replace('"red"', '"mauve"'), damaged('accounts.0.clusters.0.colour')],
    [
      'a secret',
      file.replace('"isEnabled"', '"secret": "hunter2", "isEnabled"'),
      damaged('accounts.0.secret'),
    ],
    ['an account without a key', file.replace('"current"', '"currant"'), damaged('accounts.0.current')],
    [
      'an account twice',
      file.replace('"a2"', '"a1"'),
      'This file of settings is damaged. An account stands twice in the file.',
    ],
    [
      'a cluster twice',
      file.replace('lkc-def456', 'lkc-abc123'),
      'This file of settings is damaged. A cluster stands twice in one account.',
    ],
    ['a huge file', file + ' '.repeat(1_000_000), 'This file is too large to be settings of Laglight.'],
  ])('refuses %s with a sentence', (_, text, message) => {
    expect(() => importText(text)).toThrow(new ImportError(message));
  });
});
