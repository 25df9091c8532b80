import { afterEach, describe, expect, it } from 'vitest';
import type { GroupPage } from '../../preload/contract.ts';
import { Whole } from '../e2e/whole.ts';

const HOUR_MS = 3_600_000;

let whole: Whole;
afterEach(() => whole.dispose());

const first = (): string => whole.simulator.clusterIds[0] ?? '';
const group = 'order-fulfilment';
const page = async (): Promise<GroupPage> => {
  const answer = await whole.laglight.group({ clusterId: first(), group });
  if (!answer) throw new Error(`${group} is not known.`);
  return answer;
};
const stateNow = () =>
  page().then(
    ({ summary }) => summary.state,
    () => undefined,
  );

/** The application after it has fetched enough to know what is usual. */
async function startKnowing(): Promise<void> {
  whole = new Whole({ historyMinutes: 200 });
  await whole.start({ fetchesPast: true });
  await whole.fetchPast(async () => (await stateNow()) === 'ok');
}

describe('lag intelligence at work', () => {
  it('tells that a group stalled, since when and why, everywhere it is asked', async () => {
    await startKnowing();
    whole.simulator.start('stalled-group', { cluster: first(), group });
    const stalledAt = whole.simulator.truth.exportMinute();
    await whole.passMinutesUntil(() =>
      whole.laglight.overview().troubled.some((one) => one.group === group && one.state === 'stalled'),
    );
    const { summary, topics, changes, commands } = await page();
    expect(summary).toMatchObject({ state: 'stalled', clusterId: first() });
    expect(summary.since).toBeGreaterThanOrEqual(stalledAt - 60_000);
    expect(summary.evidence).toMatch(/nobody is consuming/);
    expect(topics.length).toBeGreaterThan(0);
    await whole.laglight.settled();
    expect((await page()).changes[0]).toMatchObject({ to: 'stalled' });
    expect(changes.every(({ at }, index) => index === 0 || at <= changes[index - 1]!.at)).toBe(true);
    expect(commands[0]?.text).toContain(group);

    const { groups } = (await whole.laglight.cluster({ clusterId: first() }))!;
    const rows = groups.keys[0]!.flatMap((name, row) => (name === group ? [groups.states![row]] : []));
    expect(rows).toContain('stalled');
    expect(whole.cluster(first()).figures.worstGroup).toMatchObject({ group, state: 'stalled' });

    const to = whole.cluster(first()).asOf!;
    const stretch = { from: to - HOUR_MS, to, compare: 'none' } as const;
    const charts = (await whole.laglight.groupCharts({ clusterId: first(), group, ...stretch }))!;
    expect(charts.panels[0]!.bands.at(-1)).toMatchObject({ state: 'stalled' });
    const lagTime = charts.panels[0]!.lines[0]!.values;
    expect(lagTime.at(-1)).toBeGreaterThan(lagTime.at(-10) ?? 0);
  }, 60_000);

  it('finds clusters, groups and topics, and keeps what the user says of a group', async () => {
    await startKnowing();
    const hits = whole.laglight.search({ text: 'ORDER' });
    expect(hits.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['group', 'topic']));
    expect(hits[0]!.name.startsWith('order')).toBe(true);
    expect(whole.laglight.search({ text: first() })[0]).toMatchObject({
      kind: 'cluster',
      clusterId: first(),
    });
    expect(whole.laglight.search({ text: '  ' })).toEqual([]);

    const said = { clusterId: first(), group, isPinned: true, name: 'Fulfilment' };
    expect(await whole.laglight.chooseGroup(said)).toEqual({ done: true });
    expect(whole.laglight.overview().pinned).toMatchObject([{ group, choices: { name: 'Fulfilment' } }]);
    expect(whole.laglight.search({ text: 'fulfilment' })[0]).toMatchObject({ name: 'Fulfilment', id: group });
    await whole.laglight.chooseGroup({ clusterId: first(), group, isPinned: false, name: null });
    expect(whole.laglight.overview().pinned).toEqual([]);
    expect((await page()).summary.choices.name).toBeNull();
    expect(await whole.laglight.forgetGroup({ clusterId: first(), group })).toMatchObject({ done: false });
  }, 60_000);

  it('fetches what a sleep missed, and tells once what happened meanwhile', async () => {
    await startKnowing();
    whole.laglight.suspend();
    await whole.clock.advance(20 * 60_000);
    whole.simulator.start('stalled-group', { cluster: first(), group });
    await whole.clock.advance(40 * 60_000);
    whole.laglight.wake();
    await whole.passMinute();
    const isTold = () => whole.laglight.overview().away?.isIncomplete === false;
    await whole.fetchPast(isTold);
    const away = whole.laglight.overview().away!;
    const own = away.changes.filter((change) => change.group === group);
    expect(own[0]).toMatchObject({ to: 'stalled', clusterId: first() });
    expect(own[0]!.at).toBeLessThan(away.to);
    expect(away.sentence).toMatch(/away: .*stalled/);
    await whole.laglight.settled();
    const told = (await page()).changes.filter(({ at, to }) => to === 'stalled' && at > away.from);
    expect(told).toHaveLength(1);
    await whole.laglight.dismissAway();
    expect(whole.laglight.overview().away).toBeNull();
  }, 90_000);
});

it('keeps the history in the folder of the data, and goes on with it after a restart', async () => {
  whole = new Whole({ historyMinutes: 200 });
  const place = { folder: whole.folder, settingsFile: '', isDesktop: false };
  await whole.start({ fetchesPast: true, place });
  await whole.fetchPast(async () => (await stateNow()) === 'ok');
  const { oldest, bytes } = whole.laglight.historyState();
  expect(oldest).not.toBeNull();
  expect(bytes).toBeGreaterThan(0);
  expect(
    await whole.laglight.setRetention({ minuteDays: 9, fiveMinuteDays: 8, hourDays: 9, maxMegabytes: 50 }),
  ).toMatchObject({ done: false });
  await whole.restart({ place });
  // Nothing was fetched in this run: what is known is from the one before.
  for (let turn = 0; turn < 200 && (await stateNow()) !== 'ok'; turn += 1) await whole.clock.advance(100);
  expect(await stateNow()).toBe('ok');
}, 60_000);
