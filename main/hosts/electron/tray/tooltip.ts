import type { ClusterFigures, ClusterSummary, Overview } from '../../../../preload/contract.ts';
import { timeText } from '../../../../preload/time.ts';
import {
  clusterLine,
  clustersInTrouble,
  DOT,
  figureTexts,
  groupLine,
  line,
  pauseLine,
  type TrayPreferences,
} from './tray-text.ts';

/** What hovering tells: a line for each problem, the totals, and the minute of the data. */
export function tooltipLines(overview: Overview, { trayLists }: TrayPreferences): readonly string[] {
  const { now, sentence, troubled } = overview;
  const clusters = clustersInTrouble(overview);
  const problems = [
    ...clusters.map((cluster) => clusterLine(cluster, now)),
    ...troubled.map((group) => groupLine(group)),
  ];
  const others =
    trayLists === 'all' ? overview.clusters.filter((cluster) => !clusters.includes(cluster)) : [];
  const pause = problems.length > 0 ? pauseLine(overview) : null;
  return [
    ...(problems.length > 0 ? problems : [pauseLine(overview) ?? sentence]),
    ...others.map((cluster) => clusterLine(cluster, now)),
    ...[pause, totalsLine(overview), asOfLine(overview)].filter((text) => text !== null),
  ];
}

/** Figures of all clusters whose data is current, together; null where there are not several, or nothing is known. */
function totalsLine({ clusters }: Overview): string | null {
  const current = currentOf(clusters);
  if (clusters.length < 2 || current.length === 0) return null;
  const sum = (pick: (figures: ClusterFigures) => number | null): number | null => {
    const known = current.map(({ figures }) => pick(figures)).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  const told = figureTexts({
    lag: sum(({ lag }) => lag),
    bytesIn: sum(({ bytesIn }) => bytesIn),
    bytesOut: sum(({ bytesOut }) => bytesOut),
    connections: sum(({ connections }) => connections),
  });
  const which =
    current.length === clusters.length ? 'All' : `${current.length} of ${clusters.length} clusters`;
  return told.length === 0 ? null : line(`${which}: ${told.join(DOT)}`);
}

/** The minute that all current data has reached, of the old data where none is current; null before the first. */
function asOfLine({ clusters, now }: Overview): string | null {
  const current = currentOf(clusters);
  const minutes = (current.length > 0 ? current : clusters)
    .map(({ asOf }) => asOf)
    .filter((minute) => minute !== null);
  return minutes.length === 0 ? null : `as of ${timeText(Math.min(...minutes), now)}`;
}

function currentOf(clusters: readonly ClusterSummary[]): readonly ClusterSummary[] {
  return clusters.filter(({ health }) => health !== 'stale' && health !== 'needs-key');
}

/** As many lines as fit into so many characters, none cut in half; Windows shows no more than 127. */
export function fitLines(lines: readonly string[], most: number): string {
  let text = '';
  for (const [index, next] of lines.entries()) {
    const longer = index === 0 ? next : `${text}\n${next}`;
    if (longer.length > most) return text === '' ? `${next.slice(0, most - 1)}…` : text;
    text = longer;
  }
  return text;
}
