import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Electron's package fetches its binary when it is imported: here nobody gets it, only its types. */
const noElectron = join(import.meta.dirname, 'test/doubles/no-electron.ts');

/** Unit, property and contract tests: plain Node, no browser. The browser tests have their own project. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'core',
          include: ['test/{unit,property,contract}/**/*.test.ts'],
          environment: 'node',
          alias: { electron: noElectron, 'electron-store': noElectron },
          env: { TZ: 'UTC' },
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'browser',
          // Real browsers and processes on a shared machine: one more try before a run of half a thousand tests is lost.
          // The report names what needed it.
          retry: process.env['CI'] === undefined ? 0 : 1,
          include: ['test/{browser,e2e}/**/*.test.ts'],
          environment: 'node',
          env: { TZ: 'UTC' },
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          // A browser on a busy machine takes its time.
          expect: { poll: { timeout: 10_000 } },
        },
      },
    ],
  },
});
