import { lookup } from 'node:dns/promises';
import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { hasPublicAuthority } from './authority.ts';
import { ProxyUnreachable, type ConnectionOptions } from './dispatcher.ts';
import { ConfluentFailure } from './failure.ts';
import { explainNetworkError } from './network-failures.ts';
import { proxyRefused } from './proxy-failures.ts';
import { proxyFor } from './proxies.ts';
import { explainTlsError, issuerOf } from './tls-failures.ts';

/** What a server showed of itself. */
export interface ServerIdentity {
  /** Who issued its certificate. */
  readonly issuer: string | undefined;
  /** Until when the certificate is valid, as epoch milliseconds; NaN where it does not say. */
  readonly validUntil: number;
  /** True where the chain ends at an authority that browsers know, not at one of this computer's own. */
  readonly isPublic: boolean;
}

/**
 * Goes the way of a request to a server step by step, so that each can be timed and named when it fails. Sends nothing
 * that is secret but the password of the proxy, to the proxy. All steps reject with a `ConfluentFailure`, or the
 * signal's reason; they are to be called in order, each once, and `dispose` at the end.
 */
export class ConnectionProbe {
  /** The proxy on the way; undefined where there is none. */
  readonly proxy: URL | undefined;
  readonly #url: URL;
  readonly #connections: ConnectionOptions;
  readonly #signal: AbortSignal;
  #stream: Duplex | undefined;

  constructor(url: URL, connections: ConnectionOptions, signal: AbortSignal) {
    this.proxy = proxyFor(url, connections.proxies);
    this.#url = url;
    this.#connections = connections;
    this.#signal = signal;
  }

  /** The addresses of the server's name. */
  lookUp(): Promise<readonly string[]> {
    return this.#step({ lateCode: 'EAI_AGAIN' }, async (signal) => {
      const found = await unlessAborted(lookup(bare(this.#url), { all: true }), signal);
      return found.map(({ address }) => address);
    });
  }

  /** Connects to the server, or to the proxy on the way. Tells the address that answered. */
  connect(): Promise<string> {
    const { proxy } = this;
    return this.#step({ lateCode: 'ETIMEDOUT', proxy }, async (signal) => {
      const socket = connect({ host: bare(proxy ?? this.#url), port: portOf(proxy ?? this.#url) });
      this.#hold(socket);
      await once(socket, 'connect', { signal });
      return socket.remoteAddress ?? '';
    });
  }

  /** Asks the proxy for the way to the server. */
  tunnel(proxy: URL): Promise<void> {
    return this.#step({ lateCode: 'UND_ERR_HEADERS_TIMEOUT' }, async (signal) => {
      if (proxy.protocol === 'https:') await this.#encrypt(proxy, signal);
      const target = `${this.#url.hostname}:${portOf(this.#url)}`;
      const ask = request({
        method: 'CONNECT',
        path: target,
        headers: { host: target, ...proxyLogin(proxy) },
        createConnection: () => this.#connected(),
      });
      // Ends with an error once more when the connection is disposed of, and then nobody waits for it.
      ask.on('error', () => undefined);
      const answered = once(ask, 'connect', { signal });
      ask.end();
      const [{ statusCode = 0 }, socket] = (await answered) as [IncomingMessage, Socket];
      this.#hold(socket);
      if (statusCode !== 200) throw proxyRefused(proxy.host, this.#url.host, statusCode);
    });
  }

  /** Encrypts the connection and looks at the server's certificate. */
  secure(): Promise<ServerIdentity> {
    return this.#step({ lateCode: 'UND_ERR_HEADERS_TIMEOUT' }, async (signal) => {
      const socket = await this.#encrypt(this.#url, signal);
      const certificate = socket.getPeerCertificate(true);
      return {
        issuer: issuerOf(certificate),
        validUntil: Date.parse(certificate.valid_to),
        isPublic: hasPublicAuthority(certificate),
      };
    });
  }

  /** Ends the connection. */
  dispose(): void {
    this.#stream?.destroy();
  }

  /** Verification is left to the end of the handshake: only then can both the error and the certificate be had. */
  async #encrypt(url: URL, signal: AbortSignal): Promise<TLSSocket> {
    const host = bare(url);
    const socket = connectTls({
      socket: this.#connected(),
      host,
      ...(isIP(host) === 0 && { servername: host }),
      ALPNProtocols: ['http/1.1'],
      secureContext: this.#connections.trust,
      rejectUnauthorized: false,
    });
    this.#hold(socket);
    await once(socket, 'secureConnect', { signal });
    if (socket.authorized) return socket;
    throw explainTlsError(String(socket.authorizationError), url.hostname, socket.getPeerCertificate());
  }

  #connected(): Duplex {
    if (this.#stream === undefined) throw new Error('The steps of a probe go in order.');
    return this.#stream;
  }

  /** Between two steps nobody waits for errors: the next step meets them again. */
  #hold(stream: Duplex): void {
    this.#stream = stream.on('error', () => undefined);
  }

  async #step<Result>(
    { lateCode, proxy }: StepKind,
    work: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    const { connectMs, proxies } = this.#connections;
    this.#signal.throwIfAborted();
    const deadline = AbortSignal.timeout(connectMs);
    try {
      return await work(AbortSignal.any([this.#signal, deadline]));
    } catch (error) {
      this.#signal.throwIfAborted();
      if (error instanceof ConfluentFailure) throw error;
      const cause = deadline.aborted ? Object.assign(new Error('too late'), { code: lateCode }) : error;
      const isOfProxy = proxy !== undefined && cause instanceof Error;
      const attempt = {
        url: this.#url,
        proxies,
        limits: { deadlineMs: connectMs },
        deadline: this.#signal,
        bodyBytes: undefined,
      };
      throw await explainNetworkError(
        isOfProxy ? new ProxyUnreachable(proxy.host, cause) : cause,
        attempt,
        () => Promise.resolve(undefined),
      );
    }
  }
}

/** How a step that fails is told. */
interface StepKind {
  /** The error code that a step stands for when it takes too long. */
  readonly lateCode: 'EAI_AGAIN' | 'ETIMEDOUT' | 'UND_ERR_HEADERS_TIMEOUT';
  /** Who is to blame instead of the server. */
  readonly proxy?: URL | undefined;
}

function portOf({ port, protocol }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

/** A host as the network wants it: an IPv6 address without its brackets. */
function bare({ hostname }: URL): string {
  return hostname.replace(/^\[(.+)\]$/, '$1');
}

function proxyLogin({ username, password }: URL): { 'proxy-authorization'?: string } {
  if (username === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}

/** Looking up a name cannot be broken off, only no longer waited for. */
async function unlessAborted<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  const waiting = new AbortController();
  const aborted = once(signal, 'abort', { signal: waiting.signal }).then(() => {
    throw signal.reason;
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    waiting.abort();
  }
}
