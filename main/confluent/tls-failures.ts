import type { PeerCertificate } from 'node:tls';
import { ConfluentFailure } from './failure.ts';

const UNKNOWN_ISSUER = new Set([
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'CERT_UNTRUSTED',
]);

/** Whether an error's code tells of TLS: names of OpenSSL's verification, or of the handshake. */
export function isTlsError(code: string): boolean {
  return UNKNOWN_ISSUER.has(code) || /^(CERT_|ERR_TLS_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH$)/.test(code);
}

/** A failure of TLS in words, with the issuer where the certificate could be had. */
export function explainTlsError(
  code: string,
  host: string,
  certificate: PeerCertificate | undefined,
): ConfluentFailure {
  const issuer = issuerOf(certificate);
  const by = issuer === undefined ? '' : `, issued by “${issuer}”,`;
  const evidence = [code, host, issuer === undefined ? undefined : `issuer ${issuer}`]
    .filter((fact) => fact !== undefined)
    .join(', ');
  return new ConfluentFailure('tls', { ...words(code, host, by, certificate), evidence });
}

function words(code: string, host: string, by: string, certificate: PeerCertificate | undefined) {
  if (UNKNOWN_ISSUER.has(code)) {
    return {
      title: `The certificate that ${host} shows${by} is not trusted on this computer.`,
      causes: [
        'A company proxy or virus scanner reads the traffic and shows its own certificate.',
        'The network wants a login first, as in hotels, trains and guest networks.',
        'Somebody pretends to be Confluent.',
      ],
      advice:
        'If the issuer is your company, give its certificate to Laglight as CA file. If you do not know it, do not go on in this network.',
    };
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID' || code === 'HOSTNAME_MISMATCH') {
    return {
      title: `The certificate shown${by} is not made for ${host}.`,
      causes: [
        'A proxy, firewall or login page answers in the place of the server.',
        'The base address names another host than the certificate.',
      ],
      advice: 'Log in to the network if it asks for it, and check the base address.',
    };
  }
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') {
    const isOld = code === 'CERT_HAS_EXPIRED';
    const day = isOld ? certificate?.valid_to : certificate?.valid_from;
    const since = day === undefined ? '' : ` (${isOld ? 'until' : 'from'} ${new Date(day).toDateString()})`;
    return {
      title: `The certificate that ${host} shows${by} is ${isOld ? 'not valid any more' : 'not valid yet'}${since}.`,
      causes: [
        'The clock of this computer is wrong.',
        'A proxy that reads the traffic shows an outdated certificate.',
        'The server was not given a new certificate in time.',
      ],
      advice: 'Check date and time of this computer first.',
    };
  }
  return {
    title: `No encrypted connection to ${host} came about.`,
    causes: [
      'What answers there does not speak TLS: the address or port is not the right one.',
      'A proxy or firewall breaks encrypted connections.',
      'Both sides know no common version of TLS.',
    ],
    advice: 'Check the base address, or try from another network.',
  };
}

/** Who issued a certificate, as a person would name it. */
export function issuerOf(certificate: PeerCertificate | undefined): string | undefined {
  const name = certificate?.issuer.CN ?? certificate?.issuer.O;
  return (Array.isArray(name) ? name.join(' ') : name)?.slice(0, 80);
}
