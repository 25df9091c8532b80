import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bridge, Question } from '../../../preload/contract.ts';
import { exposeBridge } from './bridge-in-page.ts';
import type { Running } from './driver.ts';
import { DRIVERS, title } from './drivers.ts';
import { BAD_REQUESTS, GOOD_REQUESTS } from './requests.ts';
import { eventually } from './eventually.ts';

/** What a question came to in a page. */
type Outcome =
  | { readonly answer: unknown; readonly isUndefined: boolean }
  | { readonly error: string; readonly message: string };

/** Asks through the bridge of the pages. */
function askInPage(page: Page, question: string, request: unknown): Promise<Outcome> {
  return page.evaluate(
    async ([name, sent]) => {
      const { bridgeUnderTest } = globalThis as unknown as {
        bridgeUnderTest: Record<string, (request: unknown) => Promise<unknown>>;
      };
      try {
        const answer = await bridgeUnderTest[name]!(sent);
        return { answer, isUndefined: answer === undefined };
      } catch (error) {
        const { name: kind, message } = error as Error;
        return { error: kind, message };
      }
    },
    [question, request] as const,
  );
}

describe.each(DRIVERS)('the bridge of $name', (driver) => {
  describe.skipIf(driver.missing !== undefined)(title(driver), () => {
    let folder: string;
    let running: Running;
    let page: Page;

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'laglight-bridge-'));
      running = await driver.launch({ folder, hasAccount: false });
      page = await running.openMain();
      await exposeBridge(page);
    });
    afterAll(async () => {
      await running.dispose();
      await driver.dispose();
      rmSync(folder, { recursive: true });
    });

    const questions = Object.entries(GOOD_REQUESTS) as [Question, unknown][];

    it.each(questions)('answers %s', async (question, request) => {
      const outcome = await askInPage(page, question, request);
      expect(outcome).toMatchObject({ isUndefined: false });
    });

    it.each(questions)(
      'refuses what is no request of %s, with a typed error that repeats nothing of it',
      async (question) => {
        for (const [what, request] of BAD_REQUESTS) {
          const outcome = await askInPage(page, question, request);
          expect(outcome, what).toMatchObject({ error: 'UnansweredError' });
          expect('message' in outcome && outcome.message, what).toContain(
            `"${question}" was asked with a request`,
          );
          expect('message' in outcome && outcome.message.length, what).toBeLessThan(1_000);
        }
      },
    );

    it('has a function for each question, and no others but its events and the desktop', async () => {
      const names = await page.evaluate(() => {
        const { bridgeUnderTest } = globalThis as unknown as { bridgeUnderTest: Bridge };
        return Object.keys(bridgeUnderTest).sort();
      });
      expect(names).toEqual([...Object.keys(GOOD_REQUESTS), 'desktop', 'onChanged', 'onConnection'].sort());
    });

    it('tells of changes until the subscription is undone', async () => {
      await page.evaluate(() => {
        const world = globalThis as unknown as {
          bridgeUnderTest: Bridge;
          heard: unknown[];
          undo: () => void;
        };
        world.heard = [];
        world.undo = world.bridgeUnderTest.onChanged((...args) => world.heard.push(args));
      });
      const heard = () => page.evaluate(() => (globalThis as unknown as { heard: unknown[][] }).heard);
      await eventually(async () => {
        await askInPage(page, 'setPreferences', { units: 'binary' });
        await askInPage(page, 'setPreferences', { units: 'decimal' });
        return (await heard()).length;
      }).toBeGreaterThan(0);
      // Nothing but the event itself: no sender, no way to send.
      expect((await heard())[0]).toEqual([{ now: expect.any(Number) as number }]);

      await page.evaluate(() => (globalThis as unknown as { undo: () => void }).undo());
      const before = (await heard()).length;
      await askInPage(page, 'setPreferences', { units: 'binary' });
      await askInPage(page, 'overview', null);
      expect((await heard()).length).toBe(before);
    });

    it('says that the application is there', async () => {
      const isConnected = await page.evaluate(
        () =>
          new Promise<boolean>((resolve) => {
            const { bridgeUnderTest } = globalThis as unknown as { bridgeUnderTest: Bridge };
            bridgeUnderTest.onConnection(resolve);
            // Over HTTP the connection may have been made before.
            void bridgeUnderTest.overview(null).then(() => resolve(true));
          }),
      );
      expect(isConnected).toBe(true);
    });
  });
});
