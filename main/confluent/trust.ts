import { readFileSync } from 'node:fs';
import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import { EnvironmentError } from './endpoints.ts';

const PEM_CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----/;

/**
 * Whom to trust: Node's own list, what the operating system trusts (company authorities stand there), and the
 * certificates of a PEM file. Reading all of them takes some hundred milliseconds, so this is done once and shared by
 * all connections. Throws an `EnvironmentError` when the file cannot be used.
 */
export function readTrust(caFile?: string): SecureContext {
  const extra = caFile === undefined ? [] : [readCaFile(caFile)];
  const authorities = new Set([...getCACertificates('default'), ...getCACertificates('system'), ...extra]);
  try {
    return createSecureContext({ ca: [...authorities] });
  } catch (error) {
    if (caFile === undefined) throw error;
    throw new EnvironmentError(`The certificate file ${caFile} holds a damaged certificate.`);
  }
}

function readCaFile(path: string): string {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new EnvironmentError(`The certificate file ${path} cannot be read (${code}).`);
  }
  if (!PEM_CERTIFICATE.test(text)) {
    throw new EnvironmentError(`The certificate file ${path} holds no certificate in PEM format.`);
  }
  return text;
}
