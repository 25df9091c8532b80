import ElectronStore from 'electron-store';
import type { Clock } from '../../clock.ts';
import {
  Laglight,
  MemorySettings,
  MemoryVault,
  openKeeping,
  openVault,
  readEndpoints,
} from '../../laglight.ts';
import { startDemoClusters } from '../terminal/demo-clusters.ts';
import { accountFromEnvironment } from '../terminal/environment.ts';

/** The history's thread, beside this file in the bundle. */
const HISTORY_WORKER = new URL('./history-worker.js', import.meta.url);

/** What the application is opened with on a desktop. */
export interface OpenOptions {
  readonly version: string;
  /** Demo clusters only, and nothing is kept. */
  readonly isDemo: boolean;
  readonly environment: NodeJS.ProcessEnv;
  readonly platform: NodeJS.Platform;
  readonly clock: Clock;
  /** Asks the system for the proxy on the way to a URL. */
  readonly systemProxy: (url: string) => Promise<string>;
  /** What the user should know of this desktop, one sentence each. */
  readonly notices: readonly string[];
  readonly fetchesPast: boolean;
}

/**
 * The application with the user's accounts, or with the demo clusters. Reads nothing yet. Rejects with a sentence where
 * the environment describes something that cannot be.
 */
export function openLaglight(options: OpenOptions): Promise<Laglight> {
  return options.isDemo ? openDemo(options) : openKept(options);
}

async function openDemo({
  version,
  environment,
  clock,
  notices,
  fetchesPast,
}: OpenOptions): Promise<Laglight> {
  const laglight = new Laglight({
    version,
    clock,
    notices,
    fetchesPast,
    endpoints: readEndpoints(environment),
    network: { environment },
    settings: new MemorySettings(),
    vault: new MemoryVault('This is the demo.'),
    place: { folder: '', settingsFile: '', isDesktop: true },
    accounts: [],
    startDemo: startDemoClusters,
    historyWorker: HISTORY_WORKER,
  });
  await laglight.startDemo();
  return laglight;
}

async function openKept(options: OpenOptions): Promise<Laglight> {
  const { version, environment, platform, clock, systemProxy, notices, fetchesPast } = options;
  const account = accountFromEnvironment(environment);
  const caFile = environment['LAGLIGHT_CA_FILE'];
  return new Laglight({
    ...openKeeping({ environment, platform, clock, isDesktop: true, Store: ElectronStore }),
    version,
    clock,
    notices,
    fetchesPast,
    endpoints: readEndpoints(environment),
    network: { environment, systemProxy, ...(caFile !== undefined && caFile !== '' && { caFile }) },
    vault: await openVault({ environment }),
    accounts: account ? [account] : [],
    startDemo: startDemoClusters,
    historyWorker: HISTORY_WORKER,
  });
}
