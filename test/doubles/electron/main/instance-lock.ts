import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The lock that only one process with the same folder holds. */
export class InstanceLock {
  readonly #file: string;
  #isHeld = false;

  constructor(folder: string) {
    mkdirSync(folder, { recursive: true });
    this.#file = join(folder, 'SingletonLock');
  }

  /** False when a living process has it; that of a dead one is taken over. */
  take(): boolean {
    if (this.#isHeld) return true;
    try {
      writeFileSync(this.#file, String(process.pid), { flag: 'wx' });
      this.#isHeld = true;
    } catch {
      if (isAlive(Number(readFileSync(this.#file, 'utf8')))) return false;
      rmSync(this.#file);
      return this.take();
    }
    return true;
  }

  release(): void {
    if (this.#isHeld) rmSync(this.#file, { force: true });
    this.#isHeld = false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
