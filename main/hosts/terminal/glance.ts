import { quantityText, UNKNOWN } from '../../../preload/format.ts';
import { clockText } from '../../../preload/time.ts';
import type { ClusterPage, ClusterSummary, Health, Overview } from '../../../preload/contract.ts';

/** State is shape and word; a terminal needs no colour for it. */
const SHAPES: Readonly<Record<Health, string>> = {
  critical: '■',
  'needs-key': '⚿',
  warning: '▲',
  stale: '○',
  starting: '◔',
  healthy: '●',
  paused: '❚❚',
};

/** Exit status of `laglight status`: what a monitoring script expects (0 fine, 1 warning, 2 critical, 3 unknown). */
export function exitStatusOf(health: Health): 0 | 1 | 2 | 3 {
  switch (health) {
    case 'healthy':
      return 0;
    case 'warning':
      return 1;
    case 'critical':
      return 2;
    default:
      return 3;
  }
}

/** The glance as a table, with a sentence for each cluster that is not healthy. */
export function glanceTable(overview: Overview): string {
  const rows = [
    ['', 'cluster', 'lag', 'an hour ago', 'worst group', 'in', 'out', 'connections', 'as of'],
    ...overview.clusters.map(tableRow),
  ];
  const widths =
    rows[0]?.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length))) ?? [];
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const troubles = overview.clusters.filter(({ health }) => health !== 'healthy').map(troubleLines);
  return [
    overview.demo ? `${overview.sentence} (demo)` : overview.sentence,
    '',
    ...lines,
    ...troubles.flat(),
    '',
    ...overview.notices,
    ...(overview.notices.length > 0 ? [''] : []),
  ].join('\n');
}

function tableRow({ health, name, figures, asOf, lagSparkline }: ClusterSummary): string[] {
  const worst = figures.worstGroup;
  return [
    SHAPES[health],
    name,
    quantityText(figures.lag, 'records'),
    quantityText(lagSparkline.values[0] ?? null, 'records'),
    worst ? `${worst.group} (${quantityText(worst.lag, 'plain')})` : UNKNOWN,
    quantityText(figures.bytesIn, 'bytes/s'),
    quantityText(figures.bytesOut, 'bytes/s'),
    quantityText(figures.connections, 'count'),
    asOf === null ? UNKNOWN : clockText(asOf),
  ];
}

function troubleLines({ health, name, sentence, failure }: ClusterSummary): string[] {
  const advice = failure ? [`    ${failure.advice}`] : [];
  return ['', `${SHAPES[health]} ${name}: ${sentence}`, ...advice];
}

/** The same for machines: rates per second and levels by metric, lag by group and topic. Null is "not known". */
export function glanceJson(overview: Overview, pages: readonly ClusterPage[]): string {
  const clusters = pages.map(({ summary, metrics, groups, notes }) => ({
    id: summary.id,
    name: summary.name,
    health: summary.health,
    sentence: summary.sentence,
    failure: summary.failure?.code ?? null,
    asOf: summary.asOf === null ? null : new Date(summary.asOf).toISOString(),
    metrics: Object.fromEntries(metrics.map(({ id, value, unit }) => [id, { value, unit }])),
    lag: lagRows(groups),
    notes,
  }));
  const { health, sentence, demo, notices } = overview;
  return `${JSON.stringify({ health, sentence, demo, notices, clusters }, null, 2)}\n`;
}

function lagRows({ keyColumns, keys, columns, values, vanishedSince }: ClusterPage['groups']): object[] {
  const key = (id: string): readonly string[] =>
    keys[keyColumns.findIndex((column) => column.id === id)] ?? [];
  const groups = key('consumer_group_id');
  const topics = key('topic');
  const lag = values[columns.findIndex(({ id }) => id === 'lag')] ?? [];
  return groups.map((group, row) => ({
    group,
    topic: topics[row] ?? null,
    lag: lag[row] ?? null,
    vanishedSince: toIso(vanishedSince[row]),
  }));
}

function toIso(time: number | null | undefined): string | null {
  return time === null || time === undefined ? null : new Date(time).toISOString();
}
