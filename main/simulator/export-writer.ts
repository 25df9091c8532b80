import { MINUTE_MS } from '../clock.ts';
import type { ExportFormat } from './accept.ts';
import type { Behaviour } from './behaviour.ts';
import type { Cluster, Point } from './cluster.ts';
import type { AskedResource } from './export-request.ts';
import { javaDouble } from './java-double.ts';
import { dottedName, expositionName, type MetricDescriptor } from './metric-descriptors.ts';
import { hashText, hashUnit } from './random.ts';
import { visiblePoints } from './visible-points.ts';

/** All that one export answer is made of. */
export interface ExportJob {
  readonly format: ExportFormat;
  /** The minute exported, counted since the epoch. */
  readonly minute: number;
  readonly clusters: readonly Cluster[];
  readonly resources: readonly (AskedResource & { readonly accessible: boolean })[];
  readonly metrics: readonly MetricDescriptor[];
  /** Metrics to name as failed; undefined where the client did not ask for `export_status`. */
  readonly failed: ReadonlySet<string> | undefined;
  /** Different for every answer: labels stand in another order each time. */
  readonly answer: number;
  readonly behaviour: Readonly<Behaviour>;
}

const CHUNK_CHARACTERS = 32_768;
const ACCESS_HELP =
  'Error status of resources queried. A value of 1 signifies that the resource was not found, whereas a value of 0 ' +
  'signifies that the resource was successfully found and the user principal was authorized to access it.';
const STATUS_HELP =
  'Status of exported metrics. Value 1 denotes status was error. Value 0 denotes status was not error.';

/** The body of an export, in pieces of about 32 kB that are made when they are asked for. */
export function* writeExport(job: ExportJob): Generator<string> {
  let chunk = '';
  for (const line of lines(job)) {
    chunk += line;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  yield chunk;
}

function* lines(job: ExportJob): Generator<string> {
  yield* accessLines(job);
  if (job.failed !== undefined) yield* statusLines(job, job.failed);
  for (const metric of job.metrics) {
    if (job.failed?.has(dottedName(metric)) !== true) yield* familyLines(job, metric);
  }
  if (job.format === 'openmetrics') yield '# EOF\n';
}

function* accessLines({ format, resources }: ExportJob): Generator<string> {
  const name = 'confluent_scrape_resource_access_error';
  yield header(format, name, 'gauge', '', ACCESS_HELP);
  for (const { id, type, accessible } of resources) {
    const labels = `resource_id="${escapeLabel(id)}",resource_type="resource.${type}.id"`;
    yield `${name}{${labels}} ${accessible ? '0.0' : '1.0'}\n`;
  }
}

function* statusLines(job: ExportJob, failed: ReadonlySet<string>): Generator<string> {
  yield header(job.format, 'export_status', job.format === 'text' ? 'gauge' : 'stateset', '', STATUS_HELP);
  const comma = lastComma(job);
  for (const metric of job.metrics) {
    const name = dottedName(metric);
    const labels = `export_status="error",metric="${name}",resource="kafka"${comma}`;
    yield `export_status{${labels}} ${failed.has(name) ? '1.0' : '0.0'}\n`;
  }
}

/** The lines of one metric, cut where the server cuts; nothing where there is no point. */
function* familyLines(job: ExportJob, metric: MetricDescriptor): Generator<string> {
  const name = expositionName(metric);
  const timestamp = exportTimestamp(job);
  const comma = lastComma(job);
  let written = 0;
  for (const cluster of job.clusters) {
    for (const point of visiblePoints(cluster.points(metric, job.minute), metric, job.behaviour)) {
      if (written === job.behaviour.exportLimit) return;
      if (written === 0) yield header(job.format, name, 'gauge', unitName(metric), metric.description);
      written += 1;
      const labels = orderedLabels(job, metric, cluster, point)
        .map(([key, value]) => `${key}="${escapeLabel(value)}"`)
        .join(',');
      yield `${name}{${labels}${comma}} ${javaDouble(point.value)} ${timestamp}\n`;
    }
  }
}

function header(format: ExportFormat, name: string, type: string, unit: string, help: string): string {
  if (format === 'text') return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
  const unitLine = unit === '' ? '' : `# UNIT ${name} ${unit}\n`;
  return `# TYPE ${name} ${type}\n${unitLine}# HELP ${name} ${help}\n`;
}

function unitName(metric: MetricDescriptor): string {
  return { By: 'bytes', ms: 'milliseconds', '1': '' }[metric.unit];
}

function exportTimestamp({ format, minute }: ExportJob): string {
  return format === 'text' ? String(minute * MINUTE_MS) : `${minute * 60}.000`;
}

function lastComma({ format, behaviour }: ExportJob): string {
  return format === 'text' && behaviour.trailingComma ? ',' : '';
}

type Label = readonly [key: string, value: string];

/** One in eight principals has no name in the answer, as single series of the captured answer lack a label. */
const NAMELESS_SHARE = 0.125;

function orderedLabels(job: ExportJob, metric: MetricDescriptor, cluster: Cluster, point: Point): Label[] {
  const own: Label[] = Object.entries(point.labels);
  const resource: Label[] = [['kafka_id', cluster.plan.id]];
  if (job.behaviour.nameLabels) {
    resource.push(['kafka_name', cluster.plan.name]);
    const principal = point.labels['principal_id'];
    if (principal !== undefined && hashUnit(hashText(principal)) >= NAMELESS_SHARE) {
      own.push(['principal_name', cluster.principalName(principal)]);
    }
  }
  switch (job.behaviour.labelOrder) {
    case 'metric-first':
      return [...own, ...resource];
    case 'resource-first':
      return [...resource, ...own];
    case 'unstable': {
      const labels = [...own, ...resource];
      const turn = (job.answer + hashText(metric.name)) >>> 0;
      const start = turn % labels.length;
      const rotated = [...labels.slice(start), ...labels.slice(0, start)];
      return turn % 2 === 0 ? rotated : rotated.reverse();
    }
  }
}

function escapeLabel(value: string): string {
  return value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}
