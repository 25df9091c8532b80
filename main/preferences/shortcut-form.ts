const MODIFIERS: ReadonlySet<string> = new Set([
  'Command',
  'Cmd',
  'Control',
  'Ctrl',
  'CommandOrControl',
  'CmdOrCtrl',
  'Alt',
  'Option',
  'AltGr',
  'Shift',
  'Super',
  'Meta',
]);
/** Keys with a name; letters, digits, signs and F1 to F24 go by themselves. */
const NAMED_KEYS: ReadonlySet<string> = new Set([
  'Plus',
  'Space',
  'Tab',
  'Backspace',
  'Delete',
  'Insert',
  'Return',
  'Enter',
  'Up',
  'Down',
  'Left',
  'Right',
  'Home',
  'End',
  'PageUp',
  'PageDown',
  'Escape',
  'Esc',
]);

/** Why a shortcut cannot be used, one sentence; undefined when its form is good. Whether it is free is another matter. */
export function shortcutProblem(shortcut: string): string | undefined {
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  const modifiers = parts.slice(0, -1);
  const isKey = NAMED_KEYS.has(key) || /^(?:[A-Z0-9]|[^\w\s+]|F(?:[1-9]|1\d|2[0-4]))$/.test(key);
  if (!isKey || !modifiers.every((modifier) => MODIFIERS.has(modifier))) {
    return 'A shortcut is some of Control, Alt, Shift, Command or Super, and a key: Control+Alt+L.';
  }
  if (new Set(modifiers).size < modifiers.length) return 'A key stands twice in this shortcut.';
  const isSafe = modifiers.some((modifier) => modifier !== 'Shift') || /^F\d+$/.test(key);
  return isSafe
    ? undefined
    : 'This would take a key from every other program. Add Control, Alt, Command or Super.';
}
