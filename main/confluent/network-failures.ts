import type { PeerCertificate } from 'node:tls';
import { errors } from 'undici';
import { ProxyUnreachable } from './dispatcher.ts';
import { ConfluentFailure } from './failure.ts';
import type { Proxies } from './proxies.ts';
import { proxyRefused, proxyUnreachable } from './proxy-failures.ts';
import { notMetrics } from './server-failures.ts';
import { explainTlsError, isTlsError } from './tls-failures.ts';

/** What is known of a request while it is under way. */
export interface Attempt {
  /** Where it stands, after redirects. */
  url: URL;
  readonly proxies: Proxies;
  readonly limits: { readonly deadlineMs: number };
  /** Aborted when the whole request took too long. */
  readonly deadline: AbortSignal;
  /** Bytes of the body so far; undefined before the answer began. */
  bodyBytes: number | undefined;
}

/**
 * A failure of the network in words; what is none, such as a mistake of ours, as it is. `readCertificate` is asked only
 * where TLS is the reason.
 */
export async function explainNetworkError(
  error: unknown,
  attempt: Attempt,
  readCertificate: () => Promise<PeerCertificate | undefined>,
): Promise<unknown> {
  const { url, bodyBytes } = attempt;
  const { host } = url;
  if (attempt.deadline.aborted) return timeOut(host, phaseOf(bodyBytes), attempt.limits.deadlineMs);
  if (error instanceof ProxyUnreachable) return proxyUnreachable(error.host, codeOf(error.cause) ?? '');
  const code = codeOf(error);
  if (code === undefined) return error;
  const refusal = /Proxy response \((\d+)\)/.exec(error instanceof Error ? error.message : '')?.[1];
  const proxyHost = (attempt.proxies.https ?? attempt.proxies.http)?.host ?? 'The proxy';
  if (refusal !== undefined) return proxyRefused(proxyHost, host, Number(refusal));
  if (code.startsWith('UND_ERR_PRX')) return proxyUnreachable(proxyHost, code);
  if (isTlsError(code)) return explainTlsError(code, url.hostname, await readCertificate());
  const phase = TIME_OUTS.get(code);
  if (phase !== undefined) return timeOut(host, phase);
  if (bodyBytes !== undefined) return brokenBody(host, code, bodyBytes);
  if (NO_HTTP.has(code)) return notMetrics(host, `no HTTP: ${code}`);
  return offline(url, code);
}

/** The failure of an answer beyond a limit; `what` completes "The answer …". */
export function tooLarge(what: string, evidence: string): ConfluentFailure {
  return new ConfluentFailure('too-large', {
    title: `The answer ${what}. Laglight stopped reading it.`,
    causes: [
      'The clusters of this account have more series than Laglight reads in one answer.',
      'Something that is not the Metrics API answered.',
    ],
    advice: 'Watch fewer clusters with this account, or check what the base address leads to.',
    evidence,
  });
}

type Phase = 'connecting' | 'waiting' | 'reading';

const TIME_OUTS: ReadonlyMap<string, Phase> = new Map([
  ['UND_ERR_CONNECT_TIMEOUT', 'connecting'],
  ['ETIMEDOUT', 'connecting'],
  ['UND_ERR_HEADERS_TIMEOUT', 'waiting'],
  ['UND_ERR_BODY_TIMEOUT', 'reading'],
]);

const phaseOf = (bodyBytes: number | undefined): Phase => (bodyBytes === undefined ? 'waiting' : 'reading');

/** What answers speaks another protocol. The parser's own codes are many, and at times missing. */
const NO_HTTP: ReadonlySet<string> = new Set(['HTTPParserError', 'UND_ERR_HEADERS_OVERFLOW']);

/** The code of an error, or of the first of several: one for each address that was tried. */
function codeOf(error: unknown): string | undefined {
  if (error instanceof AggregateError && !('code' in error)) return codeOf(error.errors[0]);
  if (error instanceof errors.HTTPParserError) return error.name;
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function timeOut(host: string, phase: Phase, deadlineMs?: number): ConfluentFailure {
  const within = deadlineMs === undefined ? 'in time' : `within ${deadlineMs / 1_000} s`;
  const details = {
    connecting: {
      title: `No connection to ${host} came about in time.`,
      causes: [
        'A firewall drops the connection without a word.',
        'The network is very slow or loses much.',
        'The network needs a proxy that is not set.',
      ],
    },
    waiting: {
      title: `${host} did not answer ${within}.`,
      causes: ['Confluent is slow at the moment.', 'A proxy or firewall holds the request back.'],
    },
    reading: {
      title: `The answer of ${host} began but did not end ${within}.`,
      causes: [
        'The network is too slow for this answer.',
        'Confluent is slow at the moment.',
        'A proxy or firewall holds the answer back.',
      ],
    },
  }[phase];
  return new ConfluentFailure('time-out', {
    ...details,
    advice: 'Laglight tries again by itself. If it stays so, try from another network.',
    evidence: `time-out while ${phase}, ${host}`,
  });
}

function brokenBody(host: string, code: string, bytes: number): ConfluentFailure {
  const isDamaged = code === 'Z_DATA_ERROR';
  return new ConfluentFailure('cut-off', {
    title: isDamaged
      ? `The answer of ${host} arrived damaged: it cannot be unpacked.`
      : `The answer of ${host} was cut off before its end.`,
    causes: isDamaged
      ? ['A proxy or firewall changed the answer.', 'The server sent a damaged answer.']
      : ['The connection broke.', 'A proxy or firewall ended it.', 'The server stopped in the middle.'],
    advice: 'Laglight tries again by itself. Nothing of this answer was counted.',
    evidence: `${code} after ${bytes} bytes, ${host}`,
  });
}

function offline(url: URL, code: string): ConfluentFailure {
  const { host } = url;
  const { title, causes } = offlineWords(host, code);
  return new ConfluentFailure('offline', {
    title,
    causes,
    advice: 'Check the network and the VPN. Laglight goes on by itself once it is back.',
    evidence: `${code}, ${host}`,
  });
}

function offlineWords(host: string, code: string): { title: string; causes: readonly string[] } {
  switch (code) {
    case 'ENOTFOUND':
      return {
        title: `The name ${host} is not known in this network.`,
        causes: [
          'This computer has no network.',
          'The network answers only names of its own: the VPN is off, or a proxy is needed.',
          'The address is mistyped.',
        ],
      };
    case 'EAI_AGAIN':
      return {
        title: `The name ${host} could not be looked up.`,
        causes: ['This computer has no network.', 'The name server (DNS) of the network does not answer.'],
      };
    case 'ECONNREFUSED':
      return {
        title: `${host} refuses the connection.`,
        causes: ['Nothing listens at this address.', 'A firewall refuses it.'],
      };
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
    case 'EPIPE':
      return {
        title: `The connection to ${host} was closed before an answer came.`,
        causes: [
          'A firewall or proxy closed it.',
          'The network changed or was lost.',
          'The server closed it.',
        ],
      };
    default:
      return {
        title: `${host} cannot be reached.`,
        causes: ['This computer has no network.', 'The VPN is off, or the network leads nowhere.'],
      };
  }
}
