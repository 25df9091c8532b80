import { BrowserDriver } from './browser-driver.ts';
import { DoubleDriver } from './double-driver.ts';
import type { Driver } from './driver.ts';
import { ElectronDriver } from './electron-driver.ts';

/** All that the application runs in, and whether it can here. */
export const DRIVERS: readonly Driver[] = [new DoubleDriver(), new BrowserDriver(), new ElectronDriver()];

/** The two with a desktop. */
export const DESKTOP_DRIVERS: readonly Driver[] = DRIVERS.filter(
  (driver) => !(driver instanceof BrowserDriver),
);

/** How the report names what ran, or why it did not. */
export function title({ name, missing }: Driver): string {
  return missing === undefined ? `runs in ${name}` : `does not run in ${name}: ${missing}`;
}
