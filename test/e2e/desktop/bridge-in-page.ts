import { join } from 'node:path';
import type { Page } from 'playwright';
import { build, type Rolldown } from 'vite';

const BRIDGE = join(import.meta.dirname, '../../../renderer/bridge.ts');

let script: string | undefined;

/** The pages' own bridge as a script that leaves it in `bridgeUnderTest`. */
async function bridgeScript(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      lib: { entry: BRIDGE, formats: ['iife'], name: 'bridgeModule', fileName: 'bridge' },
    },
  })) as Rolldown.RolldownOutput[];
  const [chunk] = built.flatMap(({ output }) => output).filter((output) => output.type === 'chunk');
  if (!chunk) throw new Error('The bridge could not be built.');
  return `{ ${chunk.code}\n globalThis.bridgeUnderTest = bridgeModule.findBridge(); }`;
}

/** Puts the bridge that the pages use into a page of the application, for a test to ask through it. */
export async function exposeBridge(page: Page): Promise<void> {
  await page.evaluate((script ??= await bridgeScript()));
}
