import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { EnvironmentError } from './endpoints.ts';

const PEM_CERTIFICATE = /-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----/gs;

/**
 * Whom to trust: Node's own list, what the operating system trusts (company authorities stand there), and the
 * certificates of a PEM file. Reading all of them takes some hundred milliseconds, so this is done once and shared by
 * all connections. Throws an `EnvironmentError` when the file cannot be used.
 */
export function readTrust(caFile?: string): SecureContext {
  const extra = caFile === undefined ? [] : readCaFile(caFile);
  const authorities = [...getCACertificates('default'), ...getCACertificates('system'), ...extra];
  return createSecureContext({ ca: [...new Set(authorities)] });
}

function readCaFile(path: string): readonly string[] {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new EnvironmentError(`The certificate file ${path} cannot be read (${code}).`);
  }
  const certificates = text.match(PEM_CERTIFICATE) ?? [];
  if (certificates.length === 0) {
    throw new EnvironmentError(`The certificate file ${path} holds no certificate in PEM format.`);
  }
  if (!certificates.every(isReadable)) {
    throw new EnvironmentError(`The certificate file ${path} holds a damaged certificate.`);
  }
  return certificates;
}

/** OpenSSL would pass over a damaged one without a word. */
function isReadable(certificate: string): boolean {
  try {
    return new X509Certificate(certificate).raw.length > 0;
  } catch {
    return false;
  }
}
