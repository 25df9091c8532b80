import { ConfluentFailure } from './failure.ts';

/** The failure of a proxy that cannot be reached; `code` says why. */
export function proxyUnreachable(proxy: string, code: string): ConfluentFailure {
  const isUnknownName = code === 'ENOTFOUND' || code === 'EAI_AGAIN';
  return new ConfluentFailure('proxy', {
    title: `The proxy ${proxy} cannot be reached.`,
    causes: [
      isUnknownName
        ? 'This network does not know the name of the proxy: you are outside of it, or the VPN is off.'
        : 'The proxy is not running, or not at this port.',
      'The proxy belongs to another network than the one you are in.',
      'The proxy in the settings, or HTTPS_PROXY, is outdated.',
    ],
    advice: 'Check the proxy in the settings, or connect to the network that it belongs to.',
    evidence: `${code}, ${proxy}`,
  });
}

/** The failure of a proxy that does not open the way to a host, but answers with a status. */
export function proxyRefused(proxy: string, host: string, status: number): ConfluentFailure {
  if (status === 407) return proxyWantsLogin(`The proxy ${proxy}`, `status 407, ${proxy}`);
  return new ConfluentFailure('proxy', {
    title: `The proxy ${proxy} refuses to connect to ${host}.`,
    causes:
      status >= 500
        ? [`The proxy itself cannot reach ${host}.`, `The proxy does not allow ${host}.`]
        : [`The proxy does not allow ${host}.`],
    advice: `Ask who runs the proxy to allow ${host}, port 443.`,
    evidence: `status ${status}, ${proxy}`,
  });
}

/** The failure of a proxy that wants to know who asks. `proxy` names it, as the begin of a sentence. */
export function proxyWantsLogin(proxy: string, evidence: string): ConfluentFailure {
  return new ConfluentFailure('proxy', {
    title: `${proxy} wants a user name and password.`,
    causes: [
      'HTTPS_PROXY names no user and password.',
      'User name or password in HTTPS_PROXY are wrong or expired.',
      'The proxy wants a way of login other than Basic.',
    ],
    advice: 'Set HTTPS_PROXY to http://user:password@host:port, or ask who runs the proxy.',
    evidence,
  });
}
