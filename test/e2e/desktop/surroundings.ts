import { setTimeout as delay } from 'node:timers/promises';
import { MINUTE_MS } from '../../../main/clock.ts';
import { Simulator } from '../../../main/simulator/simulator.ts';
import type { Overview } from '../../../preload/contract.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import type { Launch } from './driver.ts';

/** 2026-11-22 12:00:20 UTC: inside a minute, away from its edges. */
export const START = Date.UTC(2026, 10, 22, 12, 0, 20);

/** A simulator on a clock of its own, which goes along with the application's. */
export class Surroundings {
  readonly clock = new ManualClock(START);
  readonly simulator = new Simulator({ clock: this.clock });
  #url = '';

  async start(): Promise<void> {
    ({ url: this.#url } = await this.simulator.listen());
  }

  /** All that the application's process sees: nothing of the person who runs the tests. */
  environment({ folder, hasAccount, environment }: Launch): Record<string, string> {
    const { key, secret } = this.simulator.credentials;
    return {
      HOME: folder,
      USERPROFILE: folder,
      LAGLIGHT_FOLDER: folder,
      LAGLIGHT_TELEMETRY_URL: this.#url,
      LAGLIGHT_CLOUD_URL: this.#url,
      ...(hasAccount && {
        LAGLIGHT_API_KEY: key,
        LAGLIGHT_API_SECRET: secret,
        LAGLIGHT_CLUSTERS: this.simulator.clusterIds.join(','),
      }),
      ...environment,
    };
  }

  /** Lets minutes pass here and in the application; after each, its reads come to their end. */
  async passMinutes(
    minutes: number,
    application: { advance(ms: number): Promise<unknown>; overview(): Promise<Overview> },
  ): Promise<void> {
    for (let minute = 0; minute < minutes; minute += 1) {
      await this.clock.advance(MINUTE_MS);
      await application.advance(MINUTE_MS);
      await settled(application);
    }
  }

  dispose(): Promise<void> {
    return this.simulator.close();
  }
}

/** Waits until no read is in flight; the network is real and takes its time. */
export async function settled(application: { overview(): Promise<Overview> }): Promise<void> {
  const isReading = ({ accounts }: Overview): boolean =>
    accounts.some(({ refreshRefusal }) => refreshRefusal?.includes('right now') ?? false);
  while (isReading(await application.overview())) await delay(5);
}
