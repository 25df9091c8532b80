import { intervalRemark } from './durations.ts';
import type { Findings } from './findings.ts';
import type { Job } from './job.ts';
import { takeJob } from './job.ts';
import { entriesOf, fieldOf, listOf, textOf } from './values.ts';

/** Deeper than any configuration nests its jobs. */
const DEEPEST = 40;
const JOB_FIELDS = ['job_name', 'static_configs', 'http_sd_configs', 'basic_auth', 'metrics_path', 'params'];
const RESOURCE = /^resource[._]\w+[._]id$/;

/** Finds the scrape jobs in a parsed configuration, wherever it keeps them. */
export function readConfiguration(value: unknown, findings: Findings): void {
  walk(value, findings, new Set(), 0);
}

/** The texts of several lines in a parsed configuration: Kubernetes keeps whole files in them. */
export function embeddedTexts(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return value.trim().includes('\n') ? [value] : [];
  if (typeof value !== 'object' || value === null || depth > 4) return [];
  return Object.values(value).flatMap((inner) => embeddedTexts(inner, depth + 1));
}

function walk(value: unknown, findings: Findings, seen: Set<unknown>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST || seen.has(value)) return;
  seen.add(value);
  const fields = entriesOf(value);
  if (fields.some(([name]) => JOB_FIELDS.includes(name))) takeJob(jobOf(value), findings);
  else if (fields.some(([name]) => RESOURCE.test(name))) takeJob(jobOf({ params: value }), findings);
  else if (Array.isArray(value)) for (const one of value) walk(one, findings, seen, depth + 1);
  else {
    for (const [name, inner] of fields) {
      if (/^basicauth(\/|$)/.test(name))
        takeJob(jobOf({ basic_auth: fieldOf(inner, 'client_auth') }), findings);
      else walk(inner, findings, seen, depth + 1);
    }
  }
}

function jobOf(job: unknown): Job {
  const discoveries = listOf(fieldOf(job, 'http_sd_configs'));
  const statics = listOf(fieldOf(job, 'static_configs'));
  const basic = fieldOf(job, 'basic_auth') ?? discoveries.map((one) => fieldOf(one, 'basic_auth'))[0];
  const authorization = fieldOf(job, 'authorization');
  const credentials = textOf(fieldOf(authorization, 'credentials'));
  const type = textOf(fieldOf(authorization, 'type')) ?? 'Bearer';
  return {
    name: textOf(fieldOf(job, 'job_name')),
    targets: [
      ...statics.flatMap((one) => textsOf(fieldOf(one, 'targets'))),
      ...discoveries.flatMap((one) => textsOf(fieldOf(one, 'url'))),
      ...textsOf(fieldOf(job, 'url')),
    ],
    path: textOf(fieldOf(job, 'metrics_path')),
    parameters: [
      ...parametersOf(fieldOf(job, 'params')),
      ...statics
        .flatMap((one) => parametersOf(fieldOf(one, 'labels')))
        .flatMap(([name, value]) =>
          name.startsWith('__param_') ? [[name.slice('__param_'.length), value] as const] : [],
        ),
    ],
    username: textOf(fieldOf(basic, 'username')),
    password: textOf(fieldOf(basic, 'password')),
    files: [
      ...['username_file', 'password_file'].map((field) => textOf(fieldOf(basic, field))),
      textOf(fieldOf(authorization, 'credentials_file')),
    ].filter((file) => file !== undefined),
    authorization: credentials === undefined ? undefined : `${type} ${credentials}`,
    remarks: [
      intervalRemark('scrape_interval', textOf(fieldOf(job, 'scrape_interval')) ?? ''),
      remarkOnProxy(textOf(fieldOf(job, 'proxy_url'))),
      remarkOnTrust(textOf(fieldOf(fieldOf(job, 'tls_config'), 'insecure_skip_verify'))),
    ],
  };
}

function remarkOnProxy(proxy: string | undefined): string | undefined {
  return proxy === undefined
    ? undefined
    : 'proxy_url is left aside: Laglight takes the proxy from the variables HTTPS_PROXY and NO_PROXY.';
}

function remarkOnTrust(skip: string | undefined): string | undefined {
  return skip === 'true'
    ? 'insecure_skip_verify is left aside: Laglight always checks whom it gives the key to.'
    : undefined;
}

function parametersOf(mapping: unknown): readonly (readonly [string, string])[] {
  return entriesOf(mapping).flatMap(([name, value]) => textsOf(value).map((one) => [name, one] as const));
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value).flatMap((one) => textOf(one) ?? []);
}
