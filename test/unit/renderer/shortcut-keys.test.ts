import { describe, expect, test } from 'vitest';
import { readKeys, shortcutText, type PressedKey } from '../../../renderer/settings/shortcut-keys.ts';

/** A key with the modifiers named before it: "ctrl alt". */
function pressed(held: string, key: string, code: string): PressedKey {
  return {
    key,
    code,
    ctrlKey: held.includes('ctrl'),
    altKey: held.includes('alt'),
    shiftKey: held.includes('shift'),
    metaKey: held.includes('meta'),
  };
}

describe('keys become a shortcut as Electron writes it', () => {
  test.each([
    ['ctrl alt', 'l', 'KeyL', 'linux', 'Control+Alt+L'],
    ['ctrl shift', 'L', 'KeyL', 'linux', 'Control+Shift+L'],
    ['meta', 'l', 'KeyL', 'win32', 'Super+L'],
    ['meta shift', 'l', 'KeyL', 'darwin', 'Command+Shift+L'],
    // With Option a Mac types another character; a Russian layout types none of ours.
    ['alt', '¬', 'KeyL', 'darwin', 'Alt+L'],
    ['ctrl', 'д', 'KeyL', 'linux', 'Control+L'],
    ['alt', 'Dead', 'KeyE', 'darwin', 'Alt+E'],
    // What the key types counts where it is a letter: on a French keyboard A is where Q is elsewhere.
    ['ctrl', 'a', 'KeyQ', 'linux', 'Control+A'],
    ['ctrl shift', '!', 'Digit1', 'linux', 'Control+Shift+1'],
    ['ctrl', '5', 'Numpad5', 'linux', 'Control+5'],
    ['ctrl', '+', 'BracketRight', 'linux', 'Control+Plus'],
    ['ctrl', ' ', 'Space', 'linux', 'Control+Space'],
    ['alt', 'ArrowUp', 'ArrowUp', 'linux', 'Alt+Up'],
    ['ctrl', 'Enter', 'Enter', 'linux', 'Control+Return'],
    ['ctrl', ';', 'Semicolon', 'linux', 'Control+;'],
    ['', 'F9', 'F9', 'linux', 'F9'],
    ['shift', 'F24', 'F24', 'linux', 'Shift+F24'],
  ])('%s %s (%s) on %s is %s', (held, key, code, platform, shortcut) => {
    expect(readKeys(pressed(held, key, code), platform)).toEqual({ kind: 'shortcut', shortcut });
  });

  test.each(['Control', 'Alt', 'Shift', 'Meta', 'AltGraph'])('%s alone is not yet one', (key) => {
    expect(readKeys(pressed('ctrl', key, `${key}Left`), 'linux')).toEqual({ kind: 'incomplete' });
  });

  test.each([
    ['', 'l', 'KeyL', 'linux', /every other program. Hold Control or Alt with it/],
    ['shift', 'L', 'KeyL', 'darwin', /every other program. Hold Control, Option or Command with it/],
    ['', 'Enter', 'Enter', 'linux', /every other program/],
    ['ctrl', 'CapsLock', 'CapsLock', 'linux', /cannot be part/],
    ['ctrl', 'ß', 'Minus', 'linux', /cannot be part/],
    ['ctrl', 'F25', 'F25', 'linux', /cannot be part/],
  ])('%s %s (%s) on %s cannot be', (held, key, code, platform, reason) => {
    expect(readKeys(pressed(held, key, code), platform)).toEqual({
      kind: 'unusable',
      reason: expect.stringMatching(reason) as string,
    });
  });
});

test.each([
  ['Control+Alt+L', 'linux', 'Ctrl + Alt + L'],
  ['Super+Shift+L', 'win32', 'Win + Shift + L'],
  ['Super+L', 'linux', 'Super + L'],
  ['Control+Alt+Shift+Command+L', 'darwin', '⌃⌥⇧⌘L'],
  ['Command+Plus', 'darwin', '⌘Plus'],
])('%s reads on %s as %s', (shortcut, platform, text) => {
  expect(shortcutText(shortcut, platform)).toBe(text);
});
