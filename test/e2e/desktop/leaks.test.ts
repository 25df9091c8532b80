import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import type { Inspection } from '../../doubles/electron/calls.ts';
import { DoubleDriver, type RunningInDouble } from './double-driver.ts';
import { eventually } from './eventually.ts';
import { launching } from './launching.ts';

const OPENINGS = 100;
/** So long hidden, a window's page is given up. */
const GIVEN_UP_MS = 11 * MINUTE_MS;

/** What may pile up: listeners, timers and sockets of the process, sleeps on its clock. */
interface Held extends Pick<Inspection, 'listeners' | 'resources'> {
  readonly sleeps: number;
}

describe('a hundred openings of the windows, in the double of Electron', () => {
  const start = launching(new DoubleDriver());

  async function held(running: RunningInDouble): Promise<Held> {
    const { listeners, resources } = await running.inspect();
    return { listeners, resources, sleeps: await running.pendingSleeps() };
  }

  /** Opens and closes both windows. */
  async function openAndClose(running: RunningInDouble): Promise<void> {
    await running.desktop.choose('Open Laglight');
    await running.desktop.clickTray();
    for (const { id } of await running.desktop.windows()) await running.desktop.closeWindow(id);
  }

  it('leave listeners, timers and sockets where they were', async () => {
    const running = await start();
    await openAndClose(running);
    await (await running.desktop.pageOf('#/')).getByRole('heading', { name: /healthy/ }).waitFor();
    const before = await held(running);
    for (let opening = 0; opening < OPENINGS; opening += 1) await openAndClose(running);
    await eventually(() => held(running)).toEqual(before);
    expect((await running.inspect()).windowsMade).toBe(2);
  });

  it('leave nothing, either, where each of them makes its window anew', async () => {
    const running = await start();
    // A pause, so that reads do not change what is held meanwhile.
    await running.desktop.choose('Pause', 'Until resumed');
    const again = async (): Promise<void> => {
      await openAndClose(running);
      await running.advance(GIVEN_UP_MS);
      await eventually(async () => (await running.desktop.windows()).length).toBe(0);
    };
    await again();
    const before = await held(running);
    for (let opening = 0; opening < 4; opening += 1) await again();
    await eventually(() => held(running)).toEqual(before);
    expect((await running.inspect()).windowsMade).toBe(10);
  });
});
