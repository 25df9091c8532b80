import { globalShortcut } from 'electron';

/** A key combination that works in every program; at most one at a time. */
export class Shortcut {
  readonly #pressed: () => void;
  #registered: string | undefined;

  constructor(pressed: () => void) {
    this.#pressed = pressed;
  }

  /** Registers this combination, null for none. Returns why that was not possible, one sentence. */
  choose(accelerator: string | null): string | undefined {
    this.dispose();
    if (accelerator === null) return undefined;
    try {
      if (!globalShortcut.register(accelerator, this.#pressed)) {
        return `${accelerator} is taken by another program. Choose another combination.`;
      }
    } catch {
      return `${accelerator} is no combination of keys that the system knows. Choose another one.`;
    }
    this.#registered = accelerator;
    return undefined;
  }

  dispose(): void {
    if (this.#registered !== undefined) globalShortcut.unregister(this.#registered);
    this.#registered = undefined;
  }
}
