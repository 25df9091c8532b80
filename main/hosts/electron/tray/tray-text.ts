import type {
  ClusterFigures,
  ClusterSummary,
  GroupState,
  GroupSummary,
  Health,
  Overview,
  Preferences,
} from '../../../../preload/contract.ts';
import { quantityText } from '../../../../preload/format.ts';
import { timeText } from '../../../../preload/time.ts';
import { lagText, lagTimeText } from './lag-words.ts';

/** What of the preferences the tray goes by. */
export type TrayPreferences = Pick<Preferences, 'trayTitle' | 'trayLists'>;

/** A state in one character, for where there is no room for a picture; the words stand beside it. */
const HEALTH_SHAPES: Readonly<Record<Health, string>> = {
  critical: '■',
  'needs-key': '⚿',
  warning: '▲',
  stale: '○',
  starting: '○',
  healthy: '●',
  paused: '❚❚',
};

const GROUP_SHAPES: Readonly<Record<GroupState, string>> = {
  vanished: '■',
  stalled: '■',
  growing: '▲',
  frozen: '▲',
  unknown: '○',
  ok: '●',
  idle: '○',
};

const TROUBLE: readonly Health[] = ['critical', 'needs-key', 'warning', 'stale'];

/** Longer lines are cut: a menu as wide as the screen helps nobody. */
const LONGEST_LINE = 100;

const segmenter = new Intl.Segmenter('en');

/** A line for the menu or the tooltip; what is too long ends in an ellipsis, between two characters. */
export function line(text: string): string {
  if (text.length <= LONGEST_LINE) return text;
  const last = segmenter.segment(text).containing(LONGEST_LINE - 1);
  return `${text.slice(0, last?.index)}…`;
}

/** Clusters that need a look, worst first as they come. */
export function clustersInTrouble({ clusters }: Overview): readonly ClusterSummary[] {
  return clusters.filter(({ health }) => TROUBLE.includes(health));
}

/** What is wrong, that nothing is, or until when nobody looks, in one line with its shape. */
export function stateLine(overview: Overview): string {
  const { health, sentence } = overview;
  const pause = health === 'paused' ? pauseLine(overview) : null;
  return line(`${HEALTH_SHAPES[health]} ${pause ?? sentence}`);
}

/** Until when reading is paused; null when it is not. */
export function pauseLine({ pause, now }: Overview): string | null {
  if (pause === null) return null;
  return pause.until === null ? 'Paused until resumed' : `Paused until ${timeText(pause.until, now)}`;
}

/** A cluster with what is wrong, or with its key figures. */
export function clusterLine(cluster: ClusterSummary, now: number): string {
  const { health, name, failure, sentence, figures, since } = cluster;
  const told = [`${HEALTH_SHAPES[health]} ${name}`];
  if (health === 'healthy' || health === 'paused') told.push(...figureTexts(figures));
  else {
    told.push(withoutFullStop(failure?.title ?? sentence));
    if (TROUBLE.includes(health)) told.push(`since ${timeText(since, now)}`);
    if (failure?.until !== null && failure?.until !== undefined) {
      told.push(`until ${timeText(failure.until, now)}`);
    }
  }
  return line(told.join(' · '));
}

/** A group with how far it is behind. */
export function groupLine(group: GroupSummary): string {
  const { choices, clusterName, lagTime, state } = group;
  const behind = lagTime.kind === 'caught-up' ? [] : [lagTimeText(lagTime)];
  return line(
    [
      `${GROUP_SHAPES[state]} ${choices.name ?? group.group}`,
      lagText(group),
      ...behind,
      state,
      clusterName,
    ].join(' · '),
  );
}

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
  return [
    ...(problems.length > 0 ? problems : [pauseLine(overview) ?? sentence]),
    ...others.map((cluster) => clusterLine(cluster, now)),
    ...[problems.length > 0 ? pauseLine(overview) : null, totalsLine(overview), asOfLine(overview)].filter(
      (text) => text !== null,
    ),
  ];
}

/** Figures of all clusters together; null before the first. */
export function totalsLine({ clusters }: Overview): string | null {
  if (clusters.length < 2) return null;
  const sum = (pick: (figures: ClusterFigures) => number | null): number | null => {
    const known = clusters.map(({ figures }) => pick(figures)).filter((value) => value !== null);
    return known.length === 0 ? null : known.reduce((total, value) => total + value, 0);
  };
  const told = figureTexts({
    lag: sum(({ lag }) => lag),
    bytesIn: sum(({ bytesIn }) => bytesIn),
    bytesOut: sum(({ bytesOut }) => bytesOut),
    connections: sum(({ connections }) => connections),
  });
  return told.length === 0 ? null : line(`All: ${told.join(' · ')}`);
}

/** The minute that all current data has reached; null before the first. */
export function asOfLine({ clusters, now }: Overview): string | null {
  const current = clusters.filter(({ health }) => health !== 'stale' && health !== 'needs-key');
  const minutes = (current.length > 0 ? current : clusters)
    .map(({ asOf }) => asOf)
    .filter((minute) => minute !== null);
  return minutes.length === 0 ? null : `as of ${timeText(Math.min(...minutes), now)}`;
}

/** What stands beside the icon where the platform has room for it (macOS). */
export function titleText(overview: Overview, { trayTitle }: TrayPreferences): string {
  if (trayTitle === 'problems') {
    const problems = clustersInTrouble(overview).length + overview.troubled.length;
    return problems === 0 ? '' : String(problems);
  }
  const [pinned] = trayTitle === 'pinned' ? overview.pinned : [];
  if (pinned === undefined) return '';
  return pinned.lagTime.kind === 'unknown' ? lagText(pinned) : lagTimeText(pinned.lagTime);
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

function figureTexts(
  figures: Pick<ClusterFigures, 'lag' | 'bytesIn' | 'bytesOut' | 'connections'> &
    Partial<Pick<ClusterFigures, 'worstGroup'>>,
): string[] {
  const { lag, bytesIn, bytesOut, connections, worstGroup } = figures;
  const isTimed = worstGroup?.lagTime.kind === 'behind';
  return [
    ...(isTimed ? [`${lagTimeText(worstGroup.lagTime)} behind`] : []),
    ...(!isTimed && lag !== null ? [`${quantityText(lag, 'records')} behind`] : []),
    ...(bytesIn === null ? [] : [`${quantityText(bytesIn, 'bytes/s')} in`]),
    ...(bytesOut === null ? [] : [`${quantityText(bytesOut, 'bytes/s')} out`]),
    ...(connections === null ? [] : [`${quantityText(connections, 'count')} connections`]),
  ];
}

function withoutFullStop(text: string): string {
  return text.replace(/\.$/, '');
}
