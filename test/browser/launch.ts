import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright';

const CANDIDATES = [process.env['LAGLIGHT_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Starts a Chromium: the one named by LAGLIGHT_CHROMIUM, the system's, else Playwright's own. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = CANDIDATES.find((path) => path !== undefined && existsSync(path));
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [
      // Containers rarely allow Chromium's sandbox; the pages under test are our own.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
