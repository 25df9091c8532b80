import type { ChartLine, ChartPage, ChartPanel, StateBand, Stretch, Unit } from '../../preload/contract.ts';

/*
 * Charts for the renderer's tests: a year of minutes that is made in code, so that any stretch of it can be asked for
 * and two stretches agree where they overlap.
 */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** 22 November 2026, 12:03 UTC. */
const NEWEST = Date.UTC(2026, 10, 22, 12, 3);
const OLDEST = NEWEST - 365 * DAY_MS;
/** Nothing was read, and nothing could be fetched. */
export const GAP = { from: NEWEST - 43 * MINUTE_MS, to: NEWEST - 33 * MINUTE_MS };
/** Fetched after a night's sleep. */
export const FILLED = { from: NEWEST - 9 * HOUR_MS, to: NEWEST - 4 * HOUR_MS };

/** A line as a function of the minute; null is a gap. */
interface Course {
  readonly id: string;
  readonly label: string;
  readonly isLevel: boolean;
  readonly at: (minute: number) => number;
}

function noise(seed: number): number {
  const x = Math.sin(seed * 12.9898) * 43758.5453;
  return x - Math.floor(x);
}

/** A level that swings with the day, with some noise. */
function daily(level: number, seed: number): (minute: number) => number {
  return (minute) => {
    const hour = (minute / HOUR_MS) % 24;
    const swing = 1 + 0.45 * Math.sin(((hour - 8) / 24) * 2 * Math.PI);
    return level * swing * (0.92 + 0.16 * noise(minute / MINUTE_MS + seed * 7919));
  };
}

/** A lag in time: some seconds as a rule, at times an hour of falling behind and catching up again. */
function lagTime(seed: number): (minute: number) => number {
  return (minute) => {
    const usual = 8000 + 9000 * noise(minute / MINUTE_MS + seed * 31);
    const round = (minute / HOUR_MS + seed * 5) % (9 + seed * 4);
    if (round > 1.6) return Math.round(usual);
    return Math.round(usual + (round < 1 ? round : (1.6 - round) / 0.6) * (22 - seed * 2) * MINUTE_MS);
  };
}

/** The steps that a stretch is shown in. */
export function stepOf({ from, to }: Pick<Stretch, 'from' | 'to'>): number {
  const span = to - from;
  if (span <= DAY_MS) return MINUTE_MS;
  return span <= 31 * DAY_MS ? 5 * MINUTE_MS : HOUR_MS;
}

function isKnown(minute: number): boolean {
  return minute >= OLDEST && minute <= NEWEST && !(minute >= GAP.from && minute < GAP.to);
}

function line({ id, label, isLevel, at }: Course, { from, to, compare }: Stretch, stepMs: number): ChartLine {
  const first = Math.ceil(from / stepMs) * stepMs;
  const steps = Array.from(
    { length: Math.floor((to - first) / stepMs) + 1 },
    (_, step) => first + step * stepMs,
  );
  const value = (minute: number) => (isKnown(minute) ? at(minute) : null);
  const back = compare === 'yesterday' ? DAY_MS : 7 * DAY_MS;
  const hasSpread = isLevel && stepMs > MINUTE_MS;
  const spread = (share: number) => steps.map((minute) => (isKnown(minute) ? at(minute) * share : null));
  return {
    id,
    label,
    values: steps.map(value),
    low: hasSpread ? spread(0.7) : null,
    high: hasSpread ? spread(1.3) : null,
    compared: compare === 'none' ? null : steps.map((minute) => value(minute - back)),
  };
}

interface PanelPlan {
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly courses: readonly Course[];
  readonly bands?: readonly StateBand[];
  readonly thresholds?: ChartPanel['thresholds'];
  readonly emptyReason?: string;
}

function chartPage(plans: readonly PanelPlan[], stretch: Stretch): ChartPage {
  const stepMs = stepOf(stretch);
  return {
    from: Math.ceil(stretch.from / stepMs) * stepMs,
    to: Math.floor(stretch.to / stepMs) * stepMs,
    stepMs,
    oldest: OLDEST,
    newest: NEWEST,
    filled: [FILLED].filter(({ from, to }) => to > stretch.from && from <= stretch.to),
    panels: plans.map(({ id, title, unit, courses, bands = [], thresholds = [], emptyReason = null }) => ({
      id,
      title,
      unit,
      lines: courses.map((course) => line(course, stretch, stepMs)),
      bands: bands.filter(({ from, to }) => to > stretch.from && from <= stretch.to),
      thresholds,
      emptyReason,
    })),
  };
}

const TEAMS = ['billing', 'search', 'orders', 'audit', 'ledger', 'fraud', 'mail'];
const level = (id: string, label: string, at: (minute: number) => number): Course => ({
  id,
  label,
  isLevel: true,
  at,
});
const rate = (id: string, label: string, at: (minute: number) => number): Course => ({
  id,
  label,
  isLevel: false,
  at,
});
const rounded = (at: (minute: number) => number) => (minute: number) => Math.round(at(minute));

/** Charts of a cluster with so many groups. */
export function clusterCharts(
  stretch: Stretch,
  groups = 5,
  groupName = (index: number) => `${TEAMS[index % 7]}-consumer-${index}`,
): ChartPage {
  return chartPage(
    [
      {
        id: 'lag-time',
        title: 'Lag in time by group',
        unit: 'milliseconds',
        courses: Array.from({ length: groups }, (_, index) =>
          level(`group-${index}`, groupName(index), lagTime(index)),
        ),
      },
      {
        id: 'throughput',
        title: 'Throughput',
        unit: 'bytes/s',
        courses: [rate('in', 'In', daily(3.4e6, 1)), rate('out', 'Out', daily(9.8e6, 2))],
      },
      {
        id: 'connections',
        title: 'Connections',
        unit: 'count',
        courses: [level('connections', 'Connections', rounded(daily(412, 3)))],
        thresholds: [{ value: 640, label: 'Guideline for 4 CKU' }],
      },
      {
        id: 'requests',
        title: 'Requests by type',
        unit: 'requests/s',
        courses: ['Fetch', 'Produce', 'Metadata', 'OffsetCommit', 'Heartbeat'].map((type, index) =>
          rate(type, type, daily(900 / (index + 1), 4 + index)),
        ),
      },
      {
        id: 'authentications',
        title: 'Authentications',
        unit: 'count/s',
        courses: [rate('authentications', 'Successful', daily(3.2, 9))],
      },
      {
        id: 'retained',
        title: 'Retained bytes',
        unit: 'bytes',
        courses: [level('retained', 'Retained', (minute) => 4.1e12 + (minute - OLDEST) / 8e3)],
      },
      {
        id: 'partitions',
        title: 'Partitions',
        unit: 'count',
        courses: [level('partitions', 'Partitions', (minute) => (minute < NEWEST - 9 * DAY_MS ? 852 : 864))],
        thresholds: [{ value: 18_000, label: 'Limit of 4 CKU' }],
      },
    ],
    stretch,
  );
}

const STALLED_AT = NEWEST - 14 * MINUTE_MS;

/** Charts of a group that has stalled 14 minutes ago. */
export function groupCharts(stretch: Stretch): ChartPage {
  const behind = (minute: number) =>
    minute < STALLED_AT ? 4000 + 3000 * noise(minute / MINUTE_MS) : minute - STALLED_AT + 5000;
  const consumed = daily(420, 11);
  return chartPage(
    [
      {
        id: 'lag-time',
        title: 'Lag in time',
        unit: 'milliseconds',
        courses: [level('orders', 'orders', behind), level('payments', 'payments', lagTime(2))],
        bands: [
          { from: OLDEST, to: NEWEST - 300 * MINUTE_MS, state: 'ok', label: 'ok' },
          {
            from: NEWEST - 300 * MINUTE_MS,
            to: NEWEST - 240 * MINUTE_MS,
            state: 'growing',
            label: 'growing',
          },
          { from: NEWEST - 240 * MINUTE_MS, to: NEWEST - 50 * MINUTE_MS, state: 'ok', label: 'ok' },
          { from: NEWEST - 50 * MINUTE_MS, to: NEWEST - 46 * MINUTE_MS, state: 'frozen', label: 'frozen' },
          { from: NEWEST - 46 * MINUTE_MS, to: STALLED_AT, state: 'ok', label: 'ok' },
          { from: STALLED_AT, to: NEWEST + MINUTE_MS, state: 'stalled', label: 'stalled' },
        ],
      },
      {
        id: 'lag',
        title: 'Lag in records',
        unit: 'records',
        courses: [
          level('orders', 'orders', (minute) => Math.round(behind(minute) * 0.42)),
          level('payments', 'payments', (minute) => Math.round(lagTime(2)(minute) * 0.02)),
        ],
      },
      {
        id: 'rates',
        title: 'Produced and consumed',
        unit: 'records/s',
        courses: [
          rate('produced', 'Produced', daily(420, 10)),
          rate('consumed', 'Consumed', (minute) => (minute < STALLED_AT ? consumed(minute) : 0)),
        ],
      },
    ],
    stretch,
  );
}

/** Charts of a cluster of which nothing is known yet. */
export function emptyCharts({ from, to }: Stretch): ChartPage {
  return {
    from,
    to,
    stepMs: MINUTE_MS,
    oldest: null,
    newest: null,
    filled: [],
    panels: ['Lag in time by group', 'Throughput', 'Connections'].map((title) => ({
      id: title,
      title,
      unit: 'records',
      lines: [],
      bands: [],
      thresholds: [],
      emptyReason: 'Nothing has been reported yet.',
    })),
  };
}
