import { setTimeout as delay } from 'node:timers/promises';
import type { Dispatcher } from 'undici';
import { createDispatcher, type ConnectionOptions } from './dispatcher.ts';
import type { Environment } from './endpoints.ts';
import { onlyThrough, readProxies, readProxyUrl, type Proxies } from './proxies.ts';
import { readSystemProxy } from './system-proxy.ts';
import { readTrust } from './trust.ts';

/** What the user may choose of the network. */
export interface NetworkChoice {
  /** `system`: that of the desktop, or of the environment where there is none. `none`: no proxy. Else its URL. */
  readonly proxy: string;
  /** A PEM file with further certificate authorities; null for that of the environment. */
  readonly caFile: string | null;
}

/** Where the network is described. */
export interface NetworkOptions {
  /** Where the proxies are named. */
  readonly environment: Environment;
  /** A PEM file with further certificate authorities, for as long as no other is chosen. */
  readonly caFile?: string;
  /** Asks the desktop for the proxy on the way to a URL: `PROXY host:port`, `DIRECT`, or several with `;` between. */
  readonly systemProxy?: (url: string) => Promise<string>;
}

/** A way to a server: how it connects, and its connections. */
export interface Way {
  readonly options: ConnectionOptions;
  readonly dispatcher: Dispatcher;
}

/** The desktop may have to fetch a script to know its proxy. */
const SYSTEM_ANSWERS_WITHIN_MS = 5_000;

/** The ways to Confluent, as the environment, the desktop and the user have it. They can be changed while in use. */
export class Network {
  readonly #options: NetworkOptions;
  readonly #connectMs: number;
  #trust: ConnectionOptions['trust'];
  #trustFile: string | undefined;
  #proxy = 'system';
  /** By their proxies. */
  readonly #ways = new Map<string, Way>();
  readonly #ending = new Set<Dispatcher>();

  /** Throws an `EnvironmentError` when the proxy settings or the certificate file cannot be used. */
  constructor(options: NetworkOptions, connectMs: number) {
    this.#options = options;
    this.#connectMs = connectMs;
    this.#trustFile = options.caFile;
    this.#trust = readTrust(options.caFile);
    readProxies(options.environment);
  }

  /**
   * Goes other ways from now on; what is under way ends as it began. Throws an `EnvironmentError` when that cannot be,
   * and then changes nothing.
   */
  choose({ proxy, caFile }: NetworkChoice): void {
    if (proxy !== 'system' && proxy !== 'none') readProxyUrl(proxy);
    const trustFile = caFile ?? this.#options.caFile;
    // Reading all authorities takes some hundred milliseconds.
    if (trustFile !== this.#trustFile) this.#trust = readTrust(trustFile);
    this.#trustFile = trustFile;
    this.#proxy = proxy;
    for (const { dispatcher } of this.#ways.values()) this.#end(dispatcher);
    this.#ways.clear();
  }

  /** The way to a URL. Rejects with a `ConfluentFailure` where the desktop's proxy is of a kind that is not spoken. */
  async wayTo(url: URL, signal?: AbortSignal): Promise<Way> {
    const proxies = await this.#proxiesTo(url, signal);
    const name = [proxies.https?.href, proxies.http?.href, proxies.direct].join(' ');
    const known = this.#ways.get(name);
    if (known) return known;
    const options = { proxies, trust: this.#trust, connectMs: this.#connectMs };
    const way = { options, dispatcher: createDispatcher(options) };
    this.#ways.set(name, way);
    return way;
  }

  /** Closes all connections; what is under way is broken off. */
  async dispose(): Promise<void> {
    const dispatchers = [...this.#ending, ...[...this.#ways.values()].map(({ dispatcher }) => dispatcher)];
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.destroy()));
  }

  async #proxiesTo(url: URL, signal: AbortSignal | undefined): Promise<Proxies> {
    if (this.#proxy === 'none') return onlyThrough(undefined);
    if (this.#proxy !== 'system') return onlyThrough(readProxyUrl(this.#proxy));
    const proxy = readSystemProxy(await this.#askSystem(url, signal));
    return proxy ? onlyThrough(proxy) : readProxies(this.#options.environment);
  }

  /** A desktop that cannot tell has no proxy. */
  async #askSystem(url: URL, signal: AbortSignal | undefined): Promise<string> {
    const { systemProxy } = this.#options;
    if (!systemProxy) return 'DIRECT';
    const waiting = new AbortController();
    const ended = signal ? AbortSignal.any([waiting.signal, signal]) : waiting.signal;
    const late = delay(SYSTEM_ANSWERS_WITHIN_MS, 'DIRECT', { signal: ended }).catch(() => 'DIRECT');
    try {
      return await Promise.race([systemProxy(url.origin).catch(() => 'DIRECT'), late]);
    } finally {
      waiting.abort();
    }
  }

  #end(dispatcher: Dispatcher): void {
    this.#ending.add(dispatcher);
    // Destroyed meanwhile, it has ended as well.
    void dispatcher
      .close()
      .catch(() => undefined)
      .finally(() => this.#ending.delete(dispatcher));
  }
}
