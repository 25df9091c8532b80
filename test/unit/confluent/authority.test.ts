import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { getCACertificates } from 'node:tls';
import { expect, it } from 'vitest';
import { hasPublicAuthority, type Chain } from '../../../main/confluent/authority.ts';
import { AUTHORITY } from './harness.ts';

/** A server's certificate under an authority, as Node hands out a chain. */
function chainUnder(pem: string): Chain {
  const authority = new X509Certificate(pem).toLegacyObject();
  const root: Chain = Object.assign(authority, { issuerCertificate: authority });
  const server = new X509Certificate(readFileSync(AUTHORITY.replace('authority', 'server')));
  return { ...server.toLegacyObject(), issuerCertificate: root };
}

it('tells an authority that browsers know from one of this computer', () => {
  const [known = ''] = getCACertificates('bundled');
  expect(hasPublicAuthority(chainUnder(known))).toBe(true);
  expect(hasPublicAuthority(chainUnder(readFileSync(AUTHORITY, 'utf8')))).toBe(false);
});

it('does not take a chain for public whose end is missing', () => {
  const alone = new X509Certificate(readFileSync(AUTHORITY.replace('authority', 'server')));
  expect(hasPublicAuthority(alone.toLegacyObject())).toBe(false);
});
