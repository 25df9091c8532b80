import { linesOf } from '../metrics/text-lines.ts';

const END = '# EOF';
const METADATA = /^# (?:HELP|TYPE|UNIT) ([a-zA-Z_:][\w:]*)/;

/**
 * Several answers as one: the lines of a metric must stand together, and its description once. One answer stays as it
 * is, to the byte.
 */
export function joinAnswers(texts: readonly string[]): string {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  /** The lines of each metric, in the order in which they were first met. */
  const families = new Map<string, string[]>();
  let hasEnd = false;
  for (const text of texts) {
    const known = new Set(families.keys());
    for (const line of linesOf(text)) {
      hasEnd ||= line === END;
      const described = METADATA.exec(line)?.[1];
      const family = described ?? /^[a-zA-Z_:][\w:]*/.exec(line)?.[0];
      if (family === undefined || (described !== undefined && known.has(family))) continue;
      const lines = families.get(family) ?? [];
      lines.push(line);
      families.set(family, lines);
    }
  }
  return [...[...families.values()].flat(), ...(hasEnd ? [END] : []), ''].join('\n');
}
