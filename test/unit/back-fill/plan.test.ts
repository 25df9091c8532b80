import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import type { KnownPast } from '../../../main/history/back-fill/known-past.ts';
import { PHASES, phaseSpan, planJobs } from '../../../main/history/back-fill/plan.ts';

const HOUR_MS = 60 * MINUTE_MS;
const NEWEST = Date.UTC(2026, 10, 22, 12, 3);
const ALL = { from: 0, to: NEWEST };

/** A cluster of which everything was scraped but some stretches, given by the minutes before the newest. */
function missing(...gaps: readonly (readonly [from: number, to: number])[]): KnownPast {
  const edges = gaps.map(([from, to]) => ({ from: NEWEST - from * MINUTE_MS, to: NEWEST - to * MINUTE_MS }));
  const starts = [0, ...edges.map(({ to }) => to)];
  const ends = [...edges.map(({ from }) => from), NEWEST];
  const scraped = starts.map((from, index) => ({ from, to: ends[index]! }));
  return { clusterId: 'lkc-1', newestMinute: NEWEST, scraped, asked: { totals: [], breakdowns: [] } };
}

const ago = (time: number) => (NEWEST - time) / MINUTE_MS;
const shown = (past: KnownPast) =>
  planJobs([past]).map(
    ({ lane, stepMs, from, to }) => `${lane} ${stepMs / MINUTE_MS} ${ago(from)}-${ago(to)}`,
  );

describe('the plan', () => {
  it('has nothing to do where nothing is missing, or where all was asked for', () => {
    expect(shown(missing())).toEqual([]);
    const asked = { totals: [ALL], breakdowns: [ALL] };
    expect(planJobs([{ ...missing([600, 0]), asked }])).toEqual([]);
    expect(shown({ ...missing([90, 60]), asked: { ...asked, breakdowns: [] } })).toEqual([
      'breakdowns 1 63-60',
      'breakdowns 1 90-63',
    ]);
  });

  it('covers a night in windows of half an hour, newest first, totals before', () => {
    const jobs = planJobs([missing([480, 0])]);
    const urgent = jobs.filter(({ phase }) => phase === 0);
    // From 12:03 back to 06:00.
    expect(urgent.map(({ lane }) => lane)).toEqual([
      ...Array<string>(2).fill('totals'),
      ...Array<string>(13).fill('breakdowns'),
    ]);
    const breakdowns = jobs.filter(({ lane }) => lane === 'breakdowns');
    expect(breakdowns.map(({ to }) => to)).toEqual(breakdowns.map(({ to }) => to).toSorted((a, b) => b - a));
    for (const { from, to } of breakdowns) expect(to - from).toBeLessThanOrEqual(30 * MINUTE_MS);
    expect(Math.min(...breakdowns.map(({ from }) => from))).toBe(NEWEST - 480 * MINUTE_MS);
    expect(breakdowns.every(({ stepMs }) => stepMs === MINUTE_MS)).toBe(true);
  });

  it('asks at the first start for all that Confluent keeps, in intervals that it allows', () => {
    const past = { ...missing(), scraped: [] };
    const jobs = planJobs([past]);
    const longest = new Map([
      [MINUTE_MS, 6 * HOUR_MS],
      [5 * MINUTE_MS, 24 * HOUR_MS],
      [HOUR_MS, Infinity],
    ]);
    for (const { from, to, stepMs } of jobs) {
      expect(to - from).toBeLessThanOrEqual(longest.get(stepMs)!);
      expect([from % stepMs, to % stepMs]).toEqual([0, 0]);
    }
    expect(jobs.map(({ phase }) => phase)).toEqual(jobs.map(({ phase }) => phase).toSorted());
    for (const lane of ['totals', 'breakdowns']) {
      const ofLane = jobs.filter((job) => job.lane === lane).toSorted((a, b) => a.from - b.from);
      for (const [index, job] of ofLane.slice(1).entries()) expect(job.from).toBe(ofLane[index]!.to);
      expect(ofLane[0]!.from).toBe(phaseSpan(NEWEST, PHASES.length - 1).from);
      expect(ofLane.at(-1)!.to).toBe(NEWEST);
    }
    expect(jobs.filter(({ phase }) => phase === 0).every(({ stepMs }) => stepMs === MINUTE_MS)).toBe(true);
  });

  it('lets what may be restated wait, unless it is part of something longer', () => {
    expect(shown(missing([9, 5]))).toEqual([]);
    expect(shown(missing([10, 0]))).toEqual([]);
    expect(shown(missing([15, 10]))).toEqual(['totals 1 15-10', 'breakdowns 1 15-10']);
    // Noon is the edge of a window: only what was before it is settled in part.
    const [young, old] = planJobs([missing([11, 0])]);
    expect([young, old].map((job) => [ago(job!.from), ago(job!.to)])).toEqual([
      [3, 0],
      [11, 3],
    ]);
    expect(young!.settled.to).toBeLessThanOrEqual(young!.settled.from);
    expect(old!.settled).toEqual({ from: NEWEST - 11 * MINUTE_MS, to: NEWEST - 10 * MINUTE_MS });
  });

  it('makes one request of several gaps in one window', () => {
    expect(shown(missing([62, 61], [50, 45], [40, 39]))).toEqual(['totals 1 62-39', 'breakdowns 1 62-39']);
  });

  it('takes the clusters by turns, what is urgent of all of them first', () => {
    const jobs = planJobs([missing([3_000, 30]), { ...missing([600, 30]), clusterId: 'lkc-2' }]);
    const phases = jobs.map(({ phase }) => phase);
    expect(phases).toEqual(phases.toSorted());
    const first = jobs.filter(({ phase, lane }) => phase === 0 && lane === 'breakdowns').slice(0, 4);
    expect(first.map(({ clusterId }) => clusterId)).toEqual(['lkc-1', 'lkc-2', 'lkc-1', 'lkc-2']);
  });
});
