import type { SecureContext } from 'node:tls';
import { EnvHttpProxyAgent, Pool, type Dispatcher, type buildConnector } from 'undici';
import type { Proxies } from './proxies.ts';

/** How connections are made. */
export interface ConnectionOptions {
  readonly proxies: Proxies;
  readonly trust: SecureContext;
  /** Time for a connection to stand, in milliseconds. */
  readonly connectMs: number;
}

/** The proxy itself could not be reached. Tells it apart from a server that cannot. */
export class ProxyUnreachable extends Error {
  override readonly name = 'ProxyUnreachable';
  /** Host and port of the proxy, never its password. */
  readonly host: string;

  constructor(host: string, cause: Error) {
    super('The proxy cannot be reached.', { cause });
    this.host = host;
  }
}

/**
 * Connections to Confluent, through a proxy where the environment names one. HTTP/1.1 only: one request a minute gains
 * nothing from HTTP/2, and middleboxes get it wrong. With `isVerifying` false nothing may be sent that matters.
 */
export function createDispatcher(options: ConnectionOptions, isVerifying = true): Dispatcher {
  const { proxies, trust, connectMs } = options;
  const tls = { secureContext: trust, rejectUnauthorized: isVerifying, allowH2: false };
  return new EnvHttpProxyAgent({
    // An empty text keeps undici from looking into the environment itself.
    httpsProxy: proxies.https?.href ?? '',
    httpProxy: proxies.http?.href ?? '',
    noProxy: proxies.direct,
    allowH2: false,
    connectTimeout: connectMs,
    connect: tls,
    requestTls: tls,
    proxyTls: { secureContext: trust, allowH2: false },
    clientFactory: (proxy, { connect, ...others }: Pool.Options) =>
      new Pool(proxy, {
        ...others,
        ...(typeof connect === 'function' && { connect: tagged(connect, proxy.host) }),
      }),
  });
}

/** A connector whose errors name the proxy. */
function tagged(connect: buildConnector.connector, host: string): buildConnector.connector {
  return (options, callback) => {
    connect(options, (...[error, socket]) => {
      if (error === null) callback(null, socket);
      else callback(new ProxyUnreachable(host, error), null);
    });
  };
}
