import { request } from 'undici';
import type { Question, RequestOf, ResponseOf } from '../../../preload/contract.ts';
import type { Answered } from '../door.ts';
import type { Asking } from './asking.ts';
import { UsageError } from './usage.ts';

/** A Laglight on this machine answers within milliseconds; longer means that it hangs. */
const DEADLINE_MS = 5_000;
/** But where it stores a secret, a person may have to unlock the keychain first; and a scrape can be large. */
const LONGER_MS: Partial<Record<Question, number>> = { setupFinish: 90_000, saveLastScrape: 60_000 };

/** Asks a Laglight that runs in another process of this machine, through its browser host. */
export class RemoteLaglight implements Asking {
  readonly #origin: string;
  readonly #token: string;

  constructor(address: { readonly origin: string; readonly token: string }) {
    this.#origin = address.origin;
    this.#token = address.token;
  }

  /** From the address that a running Laglight printed. Throws a `UsageError` when it is none. */
  static fromUrl(text: string): RemoteLaglight {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const token = url?.searchParams.get('token');
    if (url?.protocol !== 'http:' || !token) {
      throw new UsageError(
        '--url takes the whole address that Laglight printed: http://127.0.0.1:4680/?token=…',
      );
    }
    return new RemoteLaglight({ origin: url.origin, token });
  }

  /** Rejects when nobody answers there, or the answer is an error. */
  async ask<Q extends Question>(question: Q, body: RequestOf<Q>): Promise<ResponseOf<Q>> {
    const response = await request(`${this.#origin}/api/${question}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${this.#token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(LONGER_MS[question] ?? DEADLINE_MS),
    });
    if (response.headers['content-type'] !== 'application/json') throw new Error(await response.body.text());
    const answered = (await response.body.json()) as Answered<Q>;
    if (!answered.ok) throw new Error(answered.error.message);
    return answered.value;
  }
}
