import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { TLSSocket, type PeerCertificate } from 'node:tls';
import { request } from 'undici';
import { createDispatcher, type ConnectionOptions } from './dispatcher.ts';

const CONNECTED = 'undici:client:connected';

/** What undici tells of a connection that stands. */
interface Connected {
  readonly connectParams: { readonly host: string };
  readonly socket: unknown;
}

/**
 * The certificate a server shows that was just refused, so that a person learns who issued it; undefined where it
 * cannot be had. A second connection is made for it, the same way round by proxy as the first, and ended before a
 * single byte of a request is sent.
 */
export async function readPeerCertificate(
  url: URL,
  options: ConnectionOptions,
  signal: AbortSignal,
): Promise<PeerCertificate | undefined> {
  let certificate: PeerCertificate | undefined;
  const seen = new AbortController();
  const look = (message: unknown): void => {
    const { connectParams, socket } = message as Connected;
    if (connectParams.host !== url.host || !(socket instanceof TLSSocket)) return;
    const shown = socket.getPeerCertificate();
    // Node hands out an empty object for a peer without certificate.
    if ('issuer' in shown) certificate = shown;
    seen.abort();
  };
  const dispatcher = createDispatcher(options, false);
  subscribe(CONNECTED, look);
  try {
    const { body } = await request(url.origin, {
      dispatcher,
      signal: AbortSignal.any([signal, seen.signal]),
    });
    body.destroy();
  } catch {
    // Ends so in any case: aborted by us once the certificate was seen, or failed like the first connection.
  } finally {
    unsubscribe(CONNECTED, look);
    await dispatcher.destroy();
  }
  return certificate;
}
