import { systemClock, type Clock } from '../clock.ts';
import { describeKeychainError } from './keychain-problems.ts';
import { ITEM_ACCOUNT, ItemVault } from './item-vault.ts';
import { inTime, Keychain, type KeychainTimeouts, type Keytar } from './keychain.ts';
import { MemoryVault } from './memory-vault.ts';
import { WINDOWS_ITEM_BYTES } from './secret-item.ts';
import type { Vault } from './vault.ts';

const TIMEOUTS: KeychainTimeouts = { answerMs: 5_000, unlockMs: 60_000 };

/** What opening the vault may be told; tests do. */
export interface VaultOptions {
  /** The service that the item is kept under. */
  readonly service?: string;
  readonly platform?: NodeJS.Platform;
  readonly environment?: NodeJS.ProcessEnv;
  readonly clock?: Clock;
  readonly timeouts?: KeychainTimeouts;
  readonly loadKeytar?: () => Promise<Keytar>;
}

/** Loaded late: where the system's library is missing, loading throws. */
async function loadNative(): Promise<Keytar> {
  return (await import('keytar')).default;
}

/** On Linux, a keyring can ask only on a screen. */
function canAsk(platform: NodeJS.Platform, environment: NodeJS.ProcessEnv): boolean {
  if (platform === 'win32' || platform === 'darwin') return true;
  return [environment['DISPLAY'], environment['WAYLAND_DISPLAY']].some((screen) => (screen ?? '') !== '');
}

/**
 * The keychain of the operating system; memory with a notice where there is none. Asks the keychain once, which may
 * show its unlock prompt; waits at most `timeouts.answerMs` for that. A keychain that is there but silent or locked is
 * still the vault: its answers say so.
 */
export async function openVault(options: VaultOptions = {}): Promise<Vault> {
  const {
    service = 'laglight',
    platform = process.platform,
    environment = process.env,
    clock = systemClock,
    timeouts = TIMEOUTS,
    loadKeytar = loadNative,
  } = options;
  try {
    const keytar = await loadKeytar();
    const keychain = new Keychain({
      keytar,
      service,
      clock,
      timeouts,
      canAsk: canAsk(platform, environment),
    });
    const vault = new ItemVault(keychain, platform === 'win32' ? WINDOWS_ITEM_BYTES : Infinity);
    try {
      await inTime(keychain.get(ITEM_ACCOUNT), timeouts.answerMs, clock);
    } catch (error) {
      if (!describeKeychainError(error).isLocked) throw error;
    }
    return vault;
  } catch (error) {
    return new MemoryVault(describeKeychainError(error).sentence);
  }
}
