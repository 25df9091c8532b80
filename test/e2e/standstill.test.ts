import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exitStatusOf, glanceTable } from '../../main/hosts/terminal/glance.ts';
import type { Overview } from '../../preload/contract.ts';
import { Whole } from './whole.ts';

let whole: Whole;
beforeEach(async () => {
  whole = new Whole();
  await whole.start();
  await whole.passMinute();
});
afterEach(() => whole.dispose());

const overview = (): Overview => whole.laglight.overview();
/** Exports that the server has seen so far. */
const exports = (): number =>
  whole.simulator.requests.last.filter(({ path }) => path.includes('/export')).length;
const [accountId] = ['account-1'];

async function passMinutes(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) await whole.passMinute();
}

describe('a pause', () => {
  it('ends all reading, says so everywhere, and keeps the numbers', async () => {
    const before = exports();
    const numbers = () => overview().clusters.map(({ figures }) => ({ ...figures, worstGroup: null }));
    const figures = numbers();
    expect(whole.laglight.pause({ minutes: null })).toEqual({ done: true });
    await passMinutes(10);
    expect(exports()).toBe(before);
    const paused = overview();
    expect(paused).toMatchObject({
      health: 'paused',
      sentence: 'Reading is paused.',
      pause: { until: null },
    });
    expect(paused.clusters.map(({ health }) => health)).toEqual(['paused', 'paused', 'paused']);
    expect(numbers()).toEqual(figures);
    // What a group is doing now nobody knows.
    expect(paused.clusters.map(({ figures: { worstGroup } }) => worstGroup?.state)).toEqual(
      Array(3).fill('unknown'),
    );
    expect(paused.accounts).toMatchObject([{ health: 'paused', nextReadAt: null }]);
    expect(whole.laglight.refresh({ accountId })).toEqual({
      accepted: false,
      reason: 'Reading is paused. Resume it first.',
    });
    expect(exitStatusOf(paused.health)).toBe(3);
    expect(glanceTable(paused)).toContain('❚❚');
  });

  it('is ended by hand with one read', async () => {
    whole.laglight.pause({ minutes: null });
    await passMinutes(10);
    const before = exports();
    expect(whole.laglight.resume()).toEqual({ done: true });
    await whole.clock.advance(0);
    await whole.settle();
    expect(exports()).toBe(before + 1);
    expect(overview()).toMatchObject({ health: 'healthy', pause: null });
    expect(whole.laglight.resume()).toEqual({ done: false, reason: 'Reading is not paused.' });
  });

  it('ends by itself in time, also when the clock leapt over its end', async () => {
    whole.laglight.pause({ minutes: 15 });
    expect(overview().pause).toEqual({ until: whole.clock.now() + 15 * 60_000 });
    await passMinutes(14);
    expect(overview().health).toBe('paused');
    await passMinutes(1);
    expect(overview()).toMatchObject({ health: 'healthy', pause: null });

    whole.laglight.pause({ minutes: 60 });
    const before = exports();
    whole.clock.jump(5 * 60 * 60_000);
    await whole.clock.advance(30_000);
    await whole.settle();
    expect(overview().pause).toBeNull();
    expect(exports()).toBe(before + 1);
  });

  it('can be made longer or shorter, and holds for accounts that come later', async () => {
    whole.laglight.pause({ minutes: 15 });
    whole.laglight.pause({ minutes: null });
    await whole.laglight.startDemo();
    await passMinutes(20);
    expect(overview()).toMatchObject({ health: 'paused', pause: { until: null } });
    expect(overview().accounts.map(({ health }) => health)).toEqual(['paused', 'paused']);
  });
});

describe('the sleep of the computer', () => {
  it('costs no read, is followed by one, and until then nothing is claimed', async () => {
    const before = exports();
    whole.laglight.suspend();
    whole.clock.jump(8 * 60 * 60_000);
    await passMinutes(3);
    expect(exports()).toBe(before);
    expect(overview().health).toBe('starting');
    whole.laglight.wake();
    expect(overview()).toMatchObject({ health: 'starting', sentence: 'Reading again after a break.' });
    await whole.clock.advance(10_000);
    await whole.settle();
    expect(exports()).toBe(before + 1);
    expect(overview()).toMatchObject({ health: 'healthy', sentence: 'All 3 clusters are healthy.' });
    await passMinutes(2);
    expect(exports()).toBe(before + 3);
  });
});

describe('a computer without network', () => {
  it('wastes no reads, says that it is offline, and reads once it is back', async () => {
    const before = exports();
    whole.laglight.networkChanged(false);
    expect(overview()).toMatchObject({ health: 'stale', sentence: 'This computer is offline.' });
    await passMinutes(10);
    expect(exports()).toBe(before);
    expect(whole.laglight.refresh({ accountId })).toMatchObject({ reason: 'This computer is offline.' });
    whole.laglight.networkChanged(true);
    await whole.clock.advance(10_000);
    await whole.settle();
    expect(exports()).toBe(before + 1);
    expect(overview().health).toBe('healthy');
  });

  it('still shows the demo, which runs on it', async () => {
    whole.laglight.networkChanged(false);
    await whole.laglight.startDemo();
    const demo = overview().accounts.find(({ isDemo }) => isDemo);
    expect(demo?.refreshRefusal ?? '').not.toContain('offline');
  });
});
