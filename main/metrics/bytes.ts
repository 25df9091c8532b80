export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const ZERO = 0x30;
export const COLON = 0x3a;
export const EQUALS = 0x3d;
export const BACKSLASH = 0x5c;
export const OPEN_BRACE = 0x7b;
export const CLOSE_BRACE = 0x7d;

/** Where blanks and tabs from `position` on end. */
export function skipBlanks(bytes: Uint8Array, position: number): number {
  while (bytes[position] === SPACE || bytes[position] === TAB) position++;
  return position;
}

/** Whether a line ends here, be it with LF or CRLF. */
export function isLineEnd(bytes: Uint8Array, position: number): boolean {
  const byte = bytes[position];
  return byte === NEWLINE || (byte === RETURN && bytes[position + 1] === NEWLINE);
}

const LETTER = 1;
const DIGIT = 2;
const classes = new Uint8Array(256);
for (const letter of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_') {
  classes[letter.charCodeAt(0)] = LETTER;
}
for (const digit of '0123456789') classes[digit.charCodeAt(0)] = DIGIT;

/** Where the label name that starts at `position` ends; `position` itself when none starts there. */
export function skipName(bytes: Uint8Array, position: number): number {
  if (classes[bytes[position] ?? 0] !== LETTER) return position;
  while (classes[bytes[position] ?? 0] !== 0) position++;
  return position;
}

/** The same for a metric name, which may hold colons. */
export function skipMetricName(bytes: Uint8Array, position: number): number {
  if (bytes[position] !== COLON && classes[bytes[position] ?? 0] !== LETTER) return position;
  while (bytes[position] === COLON || classes[bytes[position] ?? 0] !== 0) position++;
  return position;
}
