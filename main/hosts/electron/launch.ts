import { join } from 'node:path';
import { settingsFolder } from '../../laglight.ts';
import { HIDDEN_ARGUMENT } from './system/hidden-argument.ts';

/** How this start was meant. */
export interface Launch {
  /** Shows the demo clusters and keeps nothing. */
  readonly isDemo: boolean;
  /** Nobody is waiting for a window: the start at login. */
  readonly isHidden: boolean;
  /** Where Chromium keeps its own things; of all starts with the same folder only one runs. */
  readonly userFolder: string;
}

/** Reads how this start was meant from the command line and the environment. */
export function readLaunch(
  commandLine: readonly string[],
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
): Launch {
  const isDemo = commandLine.includes('--demo') || environment['LAGLIGHT_DEMO'] === '1';
  const folder = settingsFolder(environment, platform);
  return {
    isDemo,
    isHidden: commandLine.includes(HIDDEN_ARGUMENT),
    // The demo may run beside the real thing.
    userFolder: join(folder, isDemo ? 'desktop-demo' : 'desktop'),
  };
}
