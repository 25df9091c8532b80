/** Resource types of the export and their parameters without the `resource.` in front. */
export const RESOURCE_TYPES = ['kafka', 'connector', 'ksql', 'schema_registry', 'compute_pool'] as const;

/** A resource the client asks for. */
export interface AskedResource {
  /** `kafka`, `connector`, … */
  readonly type: string;
  readonly id: string;
}

/** What the client wants exported. */
export interface ExportRequest {
  readonly resources: readonly AskedResource[];
  /** Dotted names; undefined for every metric. */
  readonly metrics: ReadonlySet<string> | undefined;
  readonly ignoreFailedMetrics: boolean;
}

/**
 * Reads the parameters of an export: with dots or underscores, repeated or comma-separated, or all of it mixed.
 * Resources named twice count once.
 */
export function readExportRequest(parameters: URLSearchParams): ExportRequest {
  const resources = RESOURCE_TYPES.flatMap((type) => {
    const ids = [...list(parameters, `resource.${type}.id`), ...list(parameters, `resource_${type}_id`)];
    return [...new Set(ids)].map((id) => ({ type, id }));
  });
  const metrics = list(parameters, 'metric');
  return {
    resources,
    metrics: metrics.length === 0 ? undefined : new Set(metrics),
    ignoreFailedMetrics: parameters.get('ignore_failed_metrics') === 'true',
  };
}

function list(parameters: URLSearchParams, name: string): string[] {
  return parameters
    .getAll(name)
    .flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
