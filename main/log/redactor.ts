const HIDDEN = '[secret]';

/** What is taken for a secret wherever it stands, with what is left of it. */
const PATTERNS: readonly (readonly [pattern: RegExp, instead: string])[] = [
  // Secrets that Confluent made since July 2025.
  [/cflt[A-Za-z0-9+/=_-]{16,}/g, HIDDEN],
  // Authorization headers, also where they were quoted.
  [/\b(Basic|Bearer|Digest|Negotiate)\s+[A-Za-z0-9+/=_.~-]{6,}/gi, `$1 ${HIDDEN}`],
  [/((?:proxy-)?authorization["']?\s*[:=]\s*["']?)[^\s"',}]+(?:\s+\[secret\])?/gi, `$1${HIDDEN}`],
  // User and password of an address.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/?#@"']*@/gi, `$1${HIDDEN}@`],
  // The token that opens the pages of a browser host.
  [/([?&]token=)[^\s&"']+/gi, `$1${HIDDEN}`],
  // Named secrets, as in a pasted configuration or a command line.
  [
    /\b((?:api[_-]?)?secret|passw(?:or)?d|password_file)(["']?\s*[:=]\s*["']?)(?!\[secret\])[^\s"',}]+/gi,
    `$1$2${HIDDEN}`,
  ],
];

/** Fields whose text is never written. */
const SECRET_NAME = /^(?:api[_-]?)?(?:secret|password|passwd|(?:proxy-)?authorization|token|cookie)$/i;
/** Fields are followed so deep. */
const DEEPEST = 6;
/** Shorter ones would make every text unreadable, and no service hands such out. */
const SHORTEST_SECRET = 6;

/**
 * Takes secrets out of texts: those it was told of, in every form they are sent in, and whatever looks like one. Paths
 * of the user's home folder lose the user's name.
 */
export class Redactor {
  /** What is replaced, longest first. */
  #known: (readonly [text: string, instead: string])[] = [];

  /** `home`: the user's home folder, which is written as `~`. */
  constructor({ home }: { readonly home?: string | undefined } = {}) {
    if (home !== undefined && home.length > 1) this.#add(home, '~');
  }

  /** Hides a secret from now on. `key`: what it is sent together with. */
  hide(secret: string, key?: string): void {
    if (secret.length < SHORTEST_SECRET) return;
    const pair = key === undefined ? [] : [`${key}:${secret}`];
    for (const text of [secret, ...pair]) {
      const bytes = Buffer.from(text);
      const forms = [text, encodeURIComponent(text), bytes.toString('base64'), bytes.toString('hex')];
      for (const form of forms) this.#add(form, HIDDEN);
    }
  }

  /** A text without secrets. */
  clean(text: string): string {
    let clean = text;
    for (const [known, instead] of this.#known) clean = clean.replaceAll(known, instead);
    for (const [pattern, instead] of PATTERNS) clean = clean.replace(pattern, instead);
    return clean;
  }

  /** The same for all texts in a value, names of fields included; errors become plain objects. */
  cleanAll(value: unknown, depth = 0): unknown {
    if (typeof value === 'string') return this.clean(value);
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'object' || value === null) return value;
    if (depth > DEEPEST) return '[too deep]';
    if (value instanceof Error) return this.cleanAll(partsOf(value), depth + 1);
    if (Array.isArray(value)) return value.map((entry) => this.cleanAll(entry, depth + 1));
    return Object.fromEntries(
      Object.entries(value).map(([name, entry]) => {
        const isSecret = SECRET_NAME.test(name) && typeof entry === 'string';
        return [this.clean(name), isSecret ? HIDDEN : this.cleanAll(entry, depth + 1)];
      }),
    );
  }

  #add(text: string, instead: string): void {
    if (this.#known.some(([known]) => known === text)) return;
    this.#known = [...this.#known, [text, instead] as const].sort(([a], [b]) => b.length - a.length);
  }
}

/** What an error says, without what hangs on it: a request's options may hold the secret. */
function partsOf(error: Error): Record<string, unknown> {
  const { name, message, stack, cause } = error;
  const code = 'code' in error ? error.code : undefined;
  return {
    name,
    message,
    ...(typeof code === 'string' && { code }),
    ...(stack !== undefined && {
      stack: stack
        .split('\n')
        .slice(1, 9)
        .map((line) => line.trim()),
    }),
    ...(cause !== undefined && { cause }),
  };
}
