/** The words of a command line, as a shell parts them: quotes, escapes, lines continued by `\`, `^` or a backtick. */
export function shellWords(text: string): readonly string[] {
  const line = text.replaceAll(/[\\^`][ \t]?\n/g, ' ').replaceAll(/\^(["%&])/g, '$1');
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:"(?:[^"\\]|\\.)*"|'[^']*'|\\.|[^\s"'\\])+|["'\\]/gs)) {
    // A quote that is never closed.
    if (/^["'\\]$/.test(word)) continue;
    words.push(
      word.replaceAll(
        /"((?:[^"\\]|\\.)*)"|'([^']*)'|\\(.)/gs,
        (_, double?: string, single?: string, escaped?: string) =>
          double === undefined ? (single ?? escaped ?? '') : double.replaceAll(/\\(["\\$`])/g, '$1'),
      ),
    );
  }
  return words;
}
