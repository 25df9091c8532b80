import { inspect } from 'node:util';

const HIDDEN = '[secret]';
/** Secrets made since July 2025 begin like this, whoever they belong to. */
const CONFLUENT_SECRET = /cflt[A-Za-z0-9+/=_-]{16,}/g;

/** An API key with its secret. The secret can be used, but not printed, spread, cloned or turned into JSON. */
export class Credentials {
  /** The key's id, which is no secret. */
  readonly key: string;
  readonly #secret: string;

  constructor(key: string, secret: string) {
    this.key = key;
    this.#secret = secret;
  }

  /** The value of an `Authorization` header. */
  authorization(): string {
    return `Basic ${this.#encoded()}`;
  }

  /** A text from outside without this secret in any form it is sent in, and without other Confluent secrets. */
  redact(text: string): string {
    return [this.#encoded(), this.#secret, encodeURIComponent(this.#secret)]
      .filter((form) => form !== '')
      .reduce((clean, form) => clean.replaceAll(form, HIDDEN), text)
      .replace(CONFLUENT_SECRET, HIDDEN);
  }

  toJSON(): { key: string } {
    return { key: this.key };
  }

  [inspect.custom](): string {
    return `Credentials ${this.key}`;
  }

  #encoded(): string {
    return Buffer.from(`${this.key}:${this.#secret}`).toString('base64');
  }
}
