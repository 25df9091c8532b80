import { isUtf8 } from 'node:buffer';

/** Undoes the escapes of label values and `# HELP` texts. Unknown ones keep both characters. */
export function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(/\\([\\"n])/g, (_, escaped: string) => (escaped === 'n' ? '\n' : escaped));
}

/**
 * The text of raw bytes, its escapes undone. Undefined for broken UTF-8: with replaced characters, two series would look
 * like one.
 */
export function decoded(bytes: Buffer): string | undefined {
  return isUtf8(bytes) ? unescape(bytes.toString('utf8')) : undefined;
}
