/** The longest piece of a pasted text that a sentence repeats. */
const SHOWN_CHARACTERS = 60;
/** Ids may change prefix and length, says Confluent; 255 characters is their stated limit. */
const MOST_ID_CHARACTERS = 255;

const PLACEHOLDERS: readonly RegExp[] = [
  /^<.*>$/s,
  /^\[.*\]$/s,
  /\$\{|^\$\w+$|\{\{|^%\w+%$/,
  /^(sys\.)?env\(/,
  /\.{3}|…/,
  /([x*#?])\1{4}/i,
  /^(lkc-)?([x*?]+|\.+)$/i,
  /^(your|my|the|some|insert|enter|replace|change)([-_ ]|[A-Z]|api|key|secret)/,
  /^(confluent[-_ ])?(cloud[-_ ])?(api[-_ ]?)?(key|secret|id|username|password)([-_ ]id)?$/i,
  /^(lkc-)?(changeme|example|dummy|placeholder|todo|redacted|hidden|cluster[-_]?id)$/i,
];

/** Whether a value only shows where the real one belongs: `<API_KEY>`, `H5BO.....`, `lkc-xxxx`, `${SECRET}`. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDERS.some((pattern) => pattern.test(value));
}

/** Whether a value can only be a secret: the mark of Confluent's newer ones, or the length and mix of the older. */
export function looksLikeSecret(value: string): boolean {
  return /cflt[A-Za-z0-9+/=_-]{12}/.test(value) || hasSecretRun(value);
}

function hasSecretRun(value: string): boolean {
  const runs = value.match(/[A-Za-z0-9+/=_]{20,}/g) ?? [];
  return runs.some((run) => /[a-z]/.test(run) && /[A-Z]/.test(run) && (/\d/.test(run) || run.length >= 40));
}

/** Whether a value can be the id of an API key. They are 16 capitals and digits today; nobody promises that. */
export function isKeyLike(value: string): boolean {
  return /^[\w.-]{1,255}$/.test(value) && !looksLikeSecret(value);
}

/** Whether a value can be a secret: one word of printable characters. */
export function isSecretLike(value: string): boolean {
  return /^[\x21-\x7e]{1,1024}$/.test(value);
}

/** Whether a value that stands where an id belongs can be one. */
export function isIdLike(value: string): boolean {
  return value.length <= MOST_ID_CHARACTERS && /^[\w.:-]+$/.test(value) && !looksLikeSecret(value);
}

/** A piece of the pasted text, fit to be repeated in a sentence: short, on one line, and never a secret. */
export function quote(value: string): string {
  const line = value.replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ').trim();
  if (looksLikeSecret(line)) return '(hidden)';
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS - 1)}…` : line;
}

/** The first few of a list, and how many more there are. */
export function listed(values: readonly string[]): string {
  const shown = values.slice(0, 10).map(quote).join(', ');
  return values.length > 10 ? `${shown} and ${values.length - 10} more` : shown;
}
