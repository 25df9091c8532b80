import type { Credentials } from './credentials.ts';

const SHOWN_CHARACTERS = 160;

/** The beginning of a text from outside, fit to be shown: tags, control characters, line breaks and secrets gone. */
export function excerptOf(text: string, credentials: Credentials): string {
  const clean = credentials
    .redact(text)
    .replace(/<(script|style)\b.*?(<\/\1\s*>|$)/gis, ' ')
    .replace(/<[^>]*(>|$)/g, ' ')
    .replace(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim();
  return clean.length > SHOWN_CHARACTERS ? `${clean.slice(0, SHOWN_CHARACTERS - 1)}…` : clean;
}
