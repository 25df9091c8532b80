/** Lines of cells as CSV (RFC 4180). */
export function csv(lines: readonly (readonly string[])[]): string {
  return `${lines.map((line) => line.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/**
 * A name for a cell: anyone may name a consumer group, so a name that a spreadsheet would run as a formula gets an
 * apostrophe in front.
 */
export function withoutFormula(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
