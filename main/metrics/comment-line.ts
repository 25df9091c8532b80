import { unescape } from './escapes.ts';

/** What a comment line says. */
export type CommentLine =
  | { readonly kind: 'help'; readonly metric: string; readonly text: string }
  | { readonly kind: 'metadata' | 'end' | 'remark' };

const END = /^#[ \t]*EOF[ \t\r]*$/;
const METADATA = /^#[ \t]*(HELP|TYPE|UNIT)[ \t]+([^ \t\r]+)[ \t]*(.*?)\r?$/;

/** Reads a line that begins with `#`, given without its line feed. */
export function readComment(line: string): CommentLine {
  if (END.test(line)) return { kind: 'end' };
  const [, keyword, metric = '', text = ''] = METADATA.exec(line) ?? [];
  if (keyword === undefined) return { kind: 'remark' };
  return keyword === 'HELP' && text !== ''
    ? { kind: 'help', metric, text: unescape(text) }
    : { kind: 'metadata' };
}
