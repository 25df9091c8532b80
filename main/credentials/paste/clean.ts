import type { PasteProblem } from './findings.ts';

/** Any configuration that names a key and some clusters is far smaller. */
const MOST_CHARACTERS = 100_000;

/** The text without what copying adds to it (odd spaces, curly quotes, invisible characters), or why it is refused. */
export function cleanText(text: string): string | PasteProblem {
  if (text.length > MOST_CHARACTERS) {
    return problem(
      `This text has ${text.length.toLocaleString('en')} characters, more than any key or configuration needs.`,
      'Paste only the part that names the key and the clusters.',
    );
  }
  const clean = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replaceAll(/[\u00A0\u2000-\u200A\u202F\u3000]/g, ' ')
    .replaceAll(/[\u2018\u2019]/g, "'")
    .replaceAll(/[\u201C\u201D]/g, '"');
  if (clean.trim() === '')
    return problem('There is no text in what was pasted.', 'Copy it again, then paste it here.');
  if (/[\p{Cc}\uFFFD]/u.test(clean.replaceAll(/[\n\t]/g, ''))) {
    return problem(
      'This is no text: it holds characters that only binary files have.',
      'Open the file in a text editor and copy the part that names the key and the clusters.',
    );
  }
  return clean;
}

/** The code blocks of a page in Markdown, or else the whole text. */
export function candidateTexts(text: string): readonly string[] {
  const blocks = Array.from(
    text.matchAll(/^[ \t]*```[^\n]*\n(.*?)^[ \t]*```/gms),
    ([, block]) => block ?? '',
  );
  return blocks.length > 0 ? blocks : [text];
}

function problem(title: string, advice: string): PasteProblem {
  return { kind: 'problem', title, advice };
}
