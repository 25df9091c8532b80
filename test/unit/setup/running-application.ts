import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { startDemoClusters } from '../../../main/hosts/terminal/demo-clusters.ts';
import { Laglight, openSettings, readEndpoints } from '../../../main/laglight.ts';
import type { Keyring } from '../../../main/simulator/keys.ts';
import { Simulator } from '../../../main/simulator/simulator.ts';
import type { AccountSummary, Answer, SetupState } from '../../../preload/contract.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import { SwitchableVault } from '../../doubles/switchable-vault.ts';

/** 2026-11-22 12:00:20 UTC: inside a minute, away from its edges. */
const START = Date.UTC(2026, 10, 22, 12, 0, 20);

/** The application on a simulator over real HTTP, with settings in a folder of its own, started without an account. */
export class RunningApplication {
  readonly clock = new ManualClock(START);
  readonly simulator = new Simulator({ clock: this.clock });
  readonly vault = new SwitchableVault();
  readonly folder = mkdtempSync(join(tmpdir(), 'laglight-setup-'));
  #laglight: Laglight | undefined;
  #url = '';

  get laglight(): Laglight {
    if (!this.#laglight) throw new Error('Not started.');
    return this.#laglight;
  }

  async start(): Promise<void> {
    this.#url = (await this.simulator.listen()).url;
    await this.#open();
  }

  /** Ends the application and starts it again on the same settings and vault. */
  async restart({ settle = true } = {}): Promise<void> {
    await this.laglight.dispose();
    await this.#open();
    if (settle) await this.settle();
  }

  /** Sets an account up with a key of the simulator. */
  async add(
    key: { readonly key: string; readonly secret: string },
    ...clusterIds: string[]
  ): Promise<Answer> {
    this.laglight.setupEdit({ key: key.key, secret: key.secret, name: `With ${key.key.slice(0, 4)}` });
    for (const id of clusterIds) this.laglight.setupClusters({ edits: [{ id }] });
    const answer = await this.laglight.setupFinish();
    await this.settle();
    return answer;
  }

  account(index = 0): AccountSummary {
    const account = this.laglight.overview().accounts[index];
    if (!account) throw new Error(`There is no account ${index}.`);
    return account;
  }

  /** Lets a minute pass, and waits for a read that began in it to end. */
  async passMinutes(count = 1): Promise<void> {
    for (let minute = 0; minute < count; minute += 1) {
      await this.clock.advance(60_000);
      await this.settle();
    }
  }

  /** Waits until no read is in flight. */
  async settle(): Promise<void> {
    await this.clock.advance(0);
    const isReading = (): boolean =>
      this.laglight
        .overview()
        .accounts.some(({ refreshRefusal }) => refreshRefusal?.includes('right now') ?? false);
    while (isReading()) await delay(5);
    // What a read changed in the settings and the vault is done a few turns later.
    await this.clock.advance(0);
  }

  /** Waits until the wizard has done what it is doing. */
  async wizardDone(): Promise<SetupState> {
    for (;;) {
      const state = this.laglight.setup();
      if (state.finding.status !== 'running' && state.test.status !== 'running') return state;
      await delay(5);
    }
  }

  /** The statuses of all exports, oldest first. */
  get exports(): readonly number[] {
    const { last } = this.simulator.requests;
    return last.filter(({ path }) => path.includes('/export')).map(({ status }) => status);
  }

  /** What the settings file and the vault keep, for what must not be in them. */
  get file(): string {
    return readFileSync(join(this.folder, 'settings.json'), 'utf8');
  }

  /** Deletes a key at Confluent. */
  revoke(purpose: keyof Keyring): void {
    const { keyring } = this.simulator;
    Object.assign(keyring, { [purpose]: { ...keyring[purpose], secret: 'deleted' } });
  }

  async dispose(): Promise<void> {
    await this.#laglight?.dispose();
    await this.simulator.close();
    rmSync(this.folder, { recursive: true });
  }

  async #open(): Promise<void> {
    this.#laglight = new Laglight({
      version: '0.0.0',
      clock: this.clock,
      network: { environment: {} },
      fetchesPast: false,
      endpoints: readEndpoints({ LAGLIGHT_TELEMETRY_URL: this.#url, LAGLIGHT_CLOUD_URL: this.#url }),
      settings: openSettings(this.folder, this.clock),
      vault: this.vault,
      accounts: [],
      startDemo: startDemoClusters,
    });
    await this.#laglight.start();
  }
}
