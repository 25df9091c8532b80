import { Findings } from './findings.ts';
import { isKeyLike, isSecretLike, looksLikeSecret } from './words.ts';

/** The form of every key so far. Without a name beside it nothing looser is taken for one. */
const KEY = /^[A-Z0-9]{16}$/;

/** Reads what stands alone: a key and its secret, an address, an Authorization header, ids of clusters. */
export function readPlain(text: string): Findings | undefined {
  const findings = new Findings('Key, secret and ids');
  const source = findings.addSource();
  const header = /\bBasic[ \t]+[A-Za-z0-9+/=_-]{16,}/i.exec(text)?.[0];
  if (header !== undefined) source.takeAuthorization(header);
  const words = text
    .split(/[\s,;|"'`()]+/)
    .map((word) => word.replace(/[.:]$/, ''))
    .filter((word) => word !== '');
  for (const word of words) {
    const cluster =
      /^https?:\/\/.*\/clusters\/(lkc-[\w-]+)/.exec(word)?.[1] ??
      (word.startsWith('lkc-') ? word : undefined);
    if (cluster !== undefined) source.takeIds(cluster);
    else if (/^https?:\/\//.test(word)) source.takeUrl(word);
  }
  const others = words
    .filter((word) => !/^(https?:|lkc-)/.test(word))
    .map((word) => word.replace(/^[\w-]{1,20}=(?=.)/, ''))
    .flatMap(pairWithin);
  source.takeCredentials(...pairOf(others));
  for (const key of others.filter((word) => KEY.test(word) && word !== source.key)) {
    findings.addSource().takeCredentials(key, undefined);
  }
  return source.isEmpty && findings.remarks.length === 0 ? undefined : findings;
}

/** The two halves of `KEY:SECRET`, also in its base64 form, or else the word as it is. */
function pairWithin(word: string): readonly string[] {
  const plain = looksLikeSecret(word) ? Buffer.from(word, 'base64').toString('utf8') : word;
  const [, key, secret] =
    /^([A-Z0-9]{16}):([\x21-\x7e]+)$/.exec(plain) ?? /^([\w.-]+):([\x21-\x7e]+)$/.exec(word) ?? [];
  return key === undefined || secret === undefined ? [word] : [key, secret];
}

/** The key and the secret among some words: by their form, or by their place where there is nothing else. */
function pairOf(words: readonly string[]): readonly [string | undefined, string | undefined] {
  const key = words.find((word) => KEY.test(word));
  const secret = words.find((word) => looksLikeSecret(word));
  const [first = '', second = ''] = words;
  if (words.length === 2 && key === first && isSecretLike(second)) return [first, second];
  if (words.length === 2 && secret === second && isKeyLike(first)) return [first, second];
  // A long word among others that are no key may be anything: part of a certificate, say.
  return key === undefined && words.length > 1 ? [undefined, undefined] : [key, secret];
}
