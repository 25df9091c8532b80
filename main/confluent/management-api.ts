import * as v from 'valibot';
import type { ServiceAccess } from './discovery.ts';
import { requestJson } from './json-answer.ts';
import { tooLarge } from './network-failures.ts';
import { followRedirect } from './redirects.ts';

/** The largest page Confluent gives. */
const PAGE_SIZE = '100';
/** Ten thousand entries of one list are more than anybody picks clusters from. */
const MAX_PAGES = 100;

/** The cluster types that Confluent Cloud sells. */
const CLUSTER_TYPES = ['Basic', 'Standard', 'Enterprise', 'Dedicated', 'Freight'] as const;

/** An environment as Confluent names it. */
export interface ManagedEnvironment {
  readonly id: string;
  readonly name: string | undefined;
}

/** What the management API tells of a cluster; what it does not, or in a way Laglight does not know, is undefined. */
export interface ManagedCluster {
  readonly id: string;
  readonly name: string | undefined;
  readonly type: (typeof CLUSTER_TYPES)[number] | undefined;
  /** CKUs of a Dedicated cluster, the most eCKUs of any other. */
  readonly units: number | undefined;
  readonly cloud: string | undefined;
  readonly region: string | undefined;
}

/** Confluent's management API with one key. Everything rejects with a `ConfluentFailure` or the signal's reason. */
export class ManagementApi {
  readonly #access: ServiceAccess;

  /** `endpoint` is that of the management API, not of the Metrics API. */
  constructor(access: ServiceAccess) {
    this.#access = access;
  }

  /** All environments the key may see. */
  async environments(signal: AbortSignal): Promise<readonly ManagedEnvironment[]> {
    const entries = await this.#list('/org/v2/environments', {}, environmentSchema, signal);
    return entries.map(({ id, display_name }) => ({ id, name: display_name }));
  }

  /** All clusters of an environment that the key may see. */
  async clusters(environmentId: string, signal: AbortSignal): Promise<readonly ManagedCluster[]> {
    const entries = await this.#list(
      '/cmk/v2/clusters',
      { environment: environmentId },
      clusterSchema,
      signal,
    );
    return entries.map(({ id, spec, status }) => ({
      id,
      name: spec.display_name,
      type: spec.config.kind,
      units: spec.config.cku ?? status.cku ?? spec.config.max_ecku,
      cloud: spec.cloud,
      region: spec.region,
    }));
  }

  /** Reads a list page by page. */
  async #list<Schema extends v.GenericSchema>(
    path: string,
    filter: Readonly<Record<string, string>>,
    entry: Schema,
    signal: AbortSignal,
  ): Promise<v.InferOutput<Schema>[]> {
    const { transport, endpoint, credentials, clock } = this.#access;
    const schema = pageSchema(entry);
    const entries: v.InferOutput<Schema>[] = [];
    let request = {
      endpoint,
      credentials,
      path,
      query: new URLSearchParams({ ...filter, page_size: PAGE_SIZE }),
    };
    for (let pages = 0; pages < MAX_PAGES; pages += 1) {
      const { head, content } = await requestJson(
        transport,
        request,
        (text) => v.parse(schema, JSON.parse(text)),
        { clock, signal },
      );
      entries.push(...(content.data ?? []));
      const next = content.metadata?.next ?? '';
      if (next === '') return entries;
      // The key goes along, so a page elsewhere is refused like a redirect that leads there.
      const { origin, pathname, searchParams } = followRedirect(head.url, next, {
        ...endpoint,
        isOverridden: true,
      });
      request = {
        credentials,
        endpoint: { url: new URL(origin), isOverridden: true },
        path: pathname,
        query: searchParams,
      };
    }
    throw tooLarge('has more pages than Laglight reads', `more than ${MAX_PAGES} pages of ${path}`);
  }
}

/** Confluent may add values and leave fields out at any time: what is not as expected is as good as missing. */
const known = <const Schema extends v.GenericSchema>(schema: Schema) =>
  v.fallback(v.optional(schema), undefined);

const text = known(v.pipe(v.string(), v.minLength(1), v.maxLength(255)));
const units = known(v.pipe(v.number(), v.integer(), v.minValue(1)));
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(255));

const environmentSchema = v.object({ id, display_name: text });

const clusterSchema = v.object({
  id,
  spec: v.fallback(
    v.object({
      display_name: text,
      cloud: text,
      region: text,
      config: v.fallback(
        v.object({ kind: known(v.picklist(CLUSTER_TYPES)), cku: units, max_ecku: units }),
        {},
      ),
    }),
    { config: {} },
  ),
  status: v.fallback(v.object({ cku: units }), {}),
});

function pageSchema<Schema extends v.GenericSchema>(entry: Schema) {
  return v.object({
    data: v.nullish(v.array(entry)),
    metadata: v.nullish(v.object({ next: v.nullish(v.string()) })),
  });
}
