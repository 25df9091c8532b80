import type {
  ClusterFigures,
  ClusterSummary,
  GroupState,
  GroupSummary,
  Health,
  Overview,
  Preferences,
} from '../../../../preload/contract.ts';
import { lagText, lagTimeText, quantityText } from '../../../../preload/format.ts';
import { timeText } from '../../../../preload/time.ts';

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
/** Less of a reason says nothing. */
const SHORTEST_REASON = 20;

/** Between the parts of a line. */
export const DOT = ' · ';

const segmenter = new Intl.Segmenter('en');

/** A line for the menu or the tooltip; what is too long ends in an ellipsis, between two characters. */
export function line(text: string, most = LONGEST_LINE): string {
  if (text.length <= most) return text;
  const last = segmenter.segment(text).containing(Math.max(0, most - 1));
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
  const { health, name, figures } = cluster;
  const title = `${HEALTH_SHAPES[health]} ${name}`;
  if (health === 'healthy' || health === 'paused') return line([title, ...figureTexts(figures)].join(DOT));
  const times = troubleTimes(cluster, now);
  const others = [title, ...times].join(DOT);
  // Of a long reason rather the end is left out than the times.
  const reason = line(
    reasonOf(cluster),
    Math.max(SHORTEST_REASON, LONGEST_LINE - others.length - DOT.length),
  );
  return line([title, reason, ...times].join(DOT));
}

/** Since when something is wrong, and until when where that is known. */
function troubleTimes({ health, since, failure }: ClusterSummary, now: number): string[] {
  const until = failure?.until ?? null;
  return [
    ...(TROUBLE.includes(health) ? [`since ${timeText(since, now)}`] : []),
    ...(until === null ? [] : [`until ${timeText(until, now)}`]),
  ];
}

function reasonOf({ failure, sentence }: ClusterSummary): string {
  return (failure?.title ?? sentence).replace(/\.$/, '');
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
    ].join(DOT),
  );
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

/** The key figures of a cluster, or of several together; what is not known is left out. */
export function figureTexts(
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
