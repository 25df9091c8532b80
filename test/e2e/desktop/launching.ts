import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach } from 'vitest';
import type { Driver, Launch, Running } from './driver.ts';

/** Starts an application with what is different from one with an account whose start nobody watches. */
export type Start<R extends Running> = (different?: Partial<Launch>) => Promise<R>;

/** Starts applications in a folder of their own, and ends them after each test. */
export function launching<R extends Running>(
  driver: Omit<Driver, 'launch'> & { launch(launch: Launch): Promise<R> },
): Start<R> {
  const cleanUp: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const end of cleanUp.splice(0).reverse()) await end();
  });
  afterAll(() => driver.dispose());

  return async (different = {}) => {
    const folder = different.folder ?? mkdtempSync(join(tmpdir(), 'laglight-desktop-'));
    cleanUp.push(() => rm(folder, { recursive: true, force: true }));
    const running = await driver.launch({
      hasAccount: true,
      commandLine: ['--hidden'],
      ...different,
      folder,
    });
    cleanUp.push(() => running.dispose());
    return running;
  };
}
