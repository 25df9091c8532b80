import { EnvironmentError, type Environment } from './endpoints.ts';

/** The proxies of the environment. The addresses may hold a password: print `host` only. */
export interface Proxies {
  readonly https: URL | undefined;
  readonly http: URL | undefined;
  /** Hosts that are reached directly, separated by commas. This machine always is. */
  readonly direct: string;
}

const THIS_MACHINE = 'localhost,127.0.0.1,::1';

/**
 * Reads `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`; the lower-case spelling wins, as with curl. Throws an
 * `EnvironmentError` for a proxy that is no address.
 */
export function readProxies(environment: Environment): Proxies {
  const excepted = environment['no_proxy'] ?? environment['NO_PROXY'] ?? '';
  return {
    https: readProxy(environment, 'https_proxy') ?? readProxy(environment, 'HTTPS_PROXY'),
    http: readProxy(environment, 'http_proxy') ?? readProxy(environment, 'HTTP_PROXY'),
    direct: excepted.trim() === '' ? THIS_MACHINE : `${excepted},${THIS_MACHINE}`,
  };
}

/** One proxy for all but this machine; undefined: none. */
export function onlyThrough(proxy: URL | undefined): Proxies {
  return { https: proxy, http: proxy, direct: THIS_MACHINE };
}

/**
 * A proxy that the user named. Throws an `EnvironmentError` whose message is a sentence for the user when it is none, or
 * holds a password: that would be kept in a file.
 */
export function readProxyUrl(text: string): URL {
  const url = URL.parse(text.trim());
  if (url === null || url.hostname === '' || !['http:', 'https:'].includes(url.protocol)) {
    throw new EnvironmentError('A proxy looks like http://proxy.example.com:3128.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new EnvironmentError(
      'A user name or password would be kept in a file. Choose the system’s proxy, and set HTTPS_PROXY for them.',
    );
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new EnvironmentError(
      'A proxy is a host and a port, with nothing behind: http://proxy.example.com:3128.',
    );
  }
  return url;
}

/**
 * The proxy on the way to a URL; undefined where it is reached directly. Decides as undici does, which makes the
 * requests but does not say which way they go: an exception holds for a host and all below it, for one port where it
 * names one; `*` holds for all; a proxy for http serves https as well where that has none.
 */
export function proxyFor(url: URL, { https, http, direct }: Proxies): URL | undefined {
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port;
  const host = bare(url.hostname);
  const isDirect = direct.split(/[,\s]+/).some((entry) => {
    const [, name = entry, onlyPort = port] = /^(\[.+\]|[^:]+):(\d+)$/.exec(entry) ?? [];
    const excepted = bare(name.replace(/^\*?\./, ''));
    if (excepted === '' || onlyPort !== port) return false;
    const isExact = host === excepted && !name.startsWith('*.');
    return excepted === '*' || isExact || host.endsWith(`.${excepted}`);
  });
  if (isDirect) return undefined;
  return url.protocol === 'https:' ? (https ?? http) : http;
}

/** A host as it is compared: without brackets, the dot at the end, and capitals. */
function bare(host: string): string {
  return host
    .replace(/^\[(.+)\]$/, '$1')
    .replace(/(.)\.$/, '$1')
    .toLowerCase();
}

function readProxy(environment: Environment, variable: string): URL | undefined {
  const text = environment[variable]?.trim();
  if (text === undefined || text === '') return undefined;
  const url = URL.parse(text.includes('://') ? text : `http://${text}`);
  if (url === null || url.hostname === '') {
    throw new EnvironmentError(
      `${variable} is no address. It should look like http://proxy.example.com:3128.`,
    );
  }
  return url;
}
