import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { FakeBridge } from '../doubles/fake-bridge.ts';
import type { FakeDesktop } from '../doubles/fake-desktop.ts';
import { NOW } from '../doubles/fake-bridge-data.ts';
import { builtRenderer } from './built-renderer.ts';
import { launchBrowser } from './launch.ts';
import { serveRenderer, type ServedRenderer } from './serve-renderer.ts';

interface View {
  readonly hash?: string;
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  /** In a window of this desktop instead of in a browser. */
  readonly desktop?: FakeDesktop;
}

/** A page showing the renderer, what serves it, and everything that went wrong on it. */
export interface OpenedPage {
  readonly page: Page;
  readonly served: ServedRenderer;
  /** Uncaught errors and breaches of the content security policy. */
  readonly complaints: string[];
}

/** Opens the built renderer with a fake application behind it; one browser for a file, closed when it is done. */
export function rendererPages(): (fake: FakeBridge, view?: View) => Promise<OpenedPage> {
  let browser: Browser;
  let folder: string;
  const cleanUp: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    folder = await builtRenderer();
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const close of cleanUp.splice(0)) await close();
  });
  afterAll(() => browser.close());

  return async (fake, { hash = '#/', width = 1280, colorScheme = 'light', desktop } = {}) => {
    const served = await serveRenderer(folder, fake.bridge);
    const context = await browser.newContext({
      viewport: { width, height: 800 },
      colorScheme,
      timezoneId: 'UTC',
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    cleanUp.push(
      () => context.close(),
      () => served.close(),
    );
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) complaints.push(message.text());
    });
    await page.clock.setFixedTime(NOW);
    await desktop?.installOn(page);
    await page.goto(served.url + hash);
    return { page, served, complaints };
  };
}

const VIEWS = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 360, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
] as const;

/** Expects a page to be accessible, in bounds and within the policy, wide and narrow, light and dark. */
export async function expectSound({ page, complaints }: OpenedPage): Promise<void> {
  for (const { width, colorScheme } of VIEWS) {
    const view = `${width} px, ${colorScheme}`;
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    expect(await axeViolations(page), view).toEqual([]);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(sideways, `${view}: pixels beyond the edge`).toBeLessThanOrEqual(0);
  }
  expect(complaints).toEqual([]);
}

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds wrong by WCAG 2 A, AA and its best practices, one line each. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(axePath, 'utf8'));
  const results = await page.evaluate<AxeResults>(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'] })`,
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} ${node.failureSummary ?? ''}`),
  );
}
