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
