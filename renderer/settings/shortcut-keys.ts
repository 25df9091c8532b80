/** As much of a pressed key as is read here. */
export interface PressedKey {
  /** What the key types. */
  readonly key: string;
  /** Where it is on the keyboard. */
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
  readonly metaKey: boolean;
}

/** What pressed keys come to: a combination as Electron writes it, not yet one, or one that cannot be. */
export type PressedKeys =
  | { readonly kind: 'shortcut'; readonly shortcut: string }
  /** Modifiers alone. */
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'unusable'; readonly reason: string };

const MODIFIER_KEYS = ['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'];

/** Electron's names of keys that type no character. */
const NAMED_KEYS: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '+': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Enter: 'Return',
  Tab: 'Tab',
  Backspace: 'Backspace',
  Delete: 'Delete',
  Insert: 'Insert',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Escape: 'Escape',
};

/** Reads a combination of keys from the last one pressed. `platform` is `darwin`, `win32`, `linux`. */
export function readKeys(pressed: PressedKey, platform: string): PressedKeys {
  if (MODIFIER_KEYS.includes(pressed.key)) return { kind: 'incomplete' };
  const key = keyName(pressed);
  if (key === null) return { kind: 'unusable', reason: 'This key cannot be part of a shortcut.' };
  const others = [
    ...(pressed.ctrlKey ? ['Control'] : []),
    ...(pressed.metaKey ? [platform === 'darwin' ? 'Command' : 'Super'] : []),
    ...(pressed.altKey ? ['Alt'] : []),
  ];
  if (others.length === 0 && !/^F\d/.test(key)) {
    const reason = `This would take the key from every other program. Hold ${
      platform === 'darwin' ? 'Control, Option or Command' : 'Control or Alt'
    } with it.`;
    return { kind: 'unusable', reason };
  }
  const modifiers = [...others, ...(pressed.shiftKey ? ['Shift'] : [])];
  return { kind: 'shortcut', shortcut: [...modifiers, key].join('+') };
}

/** A key as Electron names it; null for those it does not know. */
function keyName({ key, code }: PressedKey): string | null {
  const named = NAMED_KEYS[key];
  if (named !== undefined) return named;
  if (/^[a-z]$/i.test(key)) return key.toUpperCase();
  // With Alt or Shift a key types something else, on keyboards of other scripts always.
  const [, placed] = /^(?:Key|Digit|Numpad)([A-Z0-9])$/.exec(code) ?? [];
  if (placed !== undefined) return placed;
  if (/^F(?:[1-9]|1\d|2[0-4])$/.test(key)) return key;
  return /^[!-/:-@[-`{-~]$/.test(key) ? key : null;
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Control: '⌃', Alt: '⌥', Shift: '⇧', Command: '⌘' };

/** A combination as the keys are called on this platform: "Ctrl + Alt + L", "⌃⌥L". */
export function shortcutText(shortcut: string, platform: string): string {
  const parts = shortcut.split('+');
  if (platform === 'darwin') return parts.map((part) => MAC_SIGNS[part] ?? part).join('');
  const names: Readonly<Record<string, string>> = {
    Control: 'Ctrl',
    Super: platform === 'win32' ? 'Win' : 'Super',
  };
  return parts.map((part) => names[part] ?? part).join(' + ');
}
