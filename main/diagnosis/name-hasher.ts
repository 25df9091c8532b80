import { createHmac, randomBytes } from 'node:crypto';

/** What Confluent's ids begin with: which kind of thing it is may stay. */
const ID = /^(lkc|lkcp|lsrc|lksqlc|lcc|lfcp|env|sa|u|pool|org|user)-/i;
const ID_IN_TEXT = /\b(?:lkc|lkcp|lsrc|lksqlc|lcc|lfcp|env|sa|pool|org)-[A-Za-z0-9]{3,}\b/g;
/** What a name in a text may be made of without being searched for by itself. */
const TOKEN = /[\w.-]+/g;
const DIGITS = 12;

/**
 * Puts hashes in the place of names. The same name has the same hash within one file, wherever it stands; in another
 * file it has another, so that files cannot be joined, nor names guessed by trying.
 */
export class NameHasher {
  readonly #salt = randomBytes(32);
  /** A name occurs in thousands of lines. */
  readonly #hashes = new Map<string, string>();
  /** Names to find in texts. */
  readonly #words = new Set<string>();
  /** Names with blanks and the like, longest first. */
  #phrases: string[] = [];

  /** `orders` becomes `name-3f9a…`, `lkc-abc123` becomes `lkc-3f9a…`; an empty name stays. */
  hash(name: string): string {
    if (name === '') return name;
    const known = this.#hashes.get(name);
    if (known !== undefined) return known;
    const digest = createHmac('sha256', this.#salt).update(name).digest('hex').slice(0, DIGITS);
    const hashed = `${ID.exec(name)?.[1]?.toLowerCase() ?? 'name'}-${digest}`;
    this.#hashes.set(name, hashed);
    return hashed;
  }

  /** Names that are to be found in texts from now on. */
  learn(names: Iterable<string>): void {
    const phrases = new Set(this.#phrases);
    for (const name of names) {
      if (name === '') continue;
      if (/^[\w.-]*\w$/.test(name)) this.#words.add(name);
      else phrases.add(name);
    }
    this.#phrases = [...phrases].sort((a, b) => b.length - a.length);
  }

  /** A text with hashes in the place of all names that were learnt, and of all ids. */
  hashText(text: string): string {
    if (this.#words.has(text)) return this.hash(text);
    let hashed = text;
    for (const phrase of this.#phrases) hashed = hashed.replaceAll(phrase, () => this.hash(phrase));
    return hashed
      .replace(TOKEN, (token) => this.#hashToken(token))
      .replace(ID_IN_TEXT, (id) => (/-[0-9a-f]{12}$/.test(id) ? id : this.hash(id)));
  }

  /** The same for all texts in a value, names of fields excepted. */
  hashAll(value: unknown): unknown {
    if (typeof value === 'string') return this.hashText(value);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map((entry) => this.hashAll(entry));
    return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, this.hashAll(entry)]));
  }

  /** A name at the end of a sentence has its full stop behind it. */
  #hashToken(token: string): string {
    if (this.#words.has(token)) return this.hash(token);
    const bare = token.replace(/[.-]+$/, '');
    return this.#words.has(bare) ? this.hash(bare) + token.slice(bare.length) : token;
  }
}
