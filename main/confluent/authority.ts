import { getCACertificates, type PeerCertificate } from 'node:tls';

/** A certificate with the one of its issuer, which is missing where the chain could not be completed. */
export type Chain = PeerCertificate & { readonly issuerCertificate?: Chain };

/** Whether a chain ends at an authority of the list that Node brings along, which is Mozilla's. */
export function hasPublicAuthority(certificate: Chain): boolean {
  const { issuerCertificate: issuer } = certificate;
  // The last of the chain is its own issuer.
  if (issuer !== undefined && issuer !== certificate) return hasPublicAuthority(issuer);
  const der = certificate.raw.toString('base64');
  return getCACertificates('bundled').some((known) => known.replace(/-----[^-]+-----|\s/g, '') === der);
}
