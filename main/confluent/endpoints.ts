/** Where a Confluent service is reached. */
export interface Endpoint {
  /** Scheme, host and port; a path in it is put before every request's. */
  readonly url: URL;
  /** True when the user set it: then nothing but its own origin is ever talked to. */
  readonly isOverridden: boolean;
}

/** The two services of Confluent that Laglight talks to. */
export interface Endpoints {
  /** The Metrics API. */
  readonly telemetry: Endpoint;
  /** The management API: names and types of clusters. */
  readonly cloud: Endpoint;
}

/** A setting of the environment that cannot be used. Its message names the variable and never repeats its value. */
export class EnvironmentError extends Error {
  override readonly name = 'EnvironmentError';
}

/** Variables of the environment, as in `process.env`. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Confluent's own addresses, or those that `LAGLIGHT_TELEMETRY_URL` and `LAGLIGHT_CLOUD_URL` name. Throws an
 * `EnvironmentError` for an address that is none or would send the key in clear text over a network.
 */
export function readEndpoints(environment: Environment): Endpoints {
  return {
    telemetry: readEndpoint(environment, 'LAGLIGHT_TELEMETRY_URL', 'https://api.telemetry.confluent.cloud'),
    cloud: readEndpoint(environment, 'LAGLIGHT_CLOUD_URL', 'https://api.confluent.cloud'),
  };
}

function readEndpoint(environment: Environment, variable: string, standard: string): Endpoint {
  const text = environment[variable]?.trim();
  if (text === undefined || text === '') return { url: new URL(standard), isOverridden: false };
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol)) {
    throw new EnvironmentError(
      `${variable} is no address. It should look like https://telemetry.example.com or http://127.0.0.1:8080.`,
    );
  }
  if (url.username !== '' || url.password !== '') {
    throw new EnvironmentError(`${variable} holds a user name or password. Give the API key as an account.`);
  }
  if (url.search !== '' || url.hash !== '') {
    throw new EnvironmentError(`${variable} should end before "?" or "#": Laglight adds the rest itself.`);
  }
  if (url.protocol === 'http:' && !isLoopback(url.hostname)) {
    throw new EnvironmentError(
      `${variable} uses http, which would send the API key unencrypted. Use https, or an address of this machine.`,
    );
  }
  return { url, isOverridden: true };
}

/** Whether a URL's host is this machine itself. */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

/** The address of a request: the endpoint's, with a path and query added. */
export function addressOf(endpoint: Endpoint, path: string, query?: URLSearchParams): URL {
  const url = new URL(endpoint.url);
  url.pathname = url.pathname.replace(/\/+$/, '') + path;
  url.search = query?.toString() ?? '';
  return url;
}
