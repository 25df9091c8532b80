import { Findings } from './findings.ts';
import { isKeyLike, isSecretLike, looksLikeSecret } from './words.ts';

/** The form of every key so far. Without a name beside it nothing looser is taken for one. */
const KEY = /^[A-Z0-9]{16}$/;
/** Where a key and its secret have words around them, they are prose. */
const MOST_WORDS_OF_A_PAIR = 2;

/** Reads what stands alone: a key and its secret, an address, an Authorization header, ids of clusters. */
export function readPlain(text: string): Findings | undefined {
  const findings = new Findings('Key, secret and ids');
  const source = findings.addSource();
  const header = /\bBasic[ \t]+[A-Za-z0-9+/=_-]{8,}/i.exec(text)?.[0];
  if (header !== undefined) source.takeAuthorization(header);
  const words = text.split(/[\s,;|"'`()]+/).filter((word) => word !== '');
  for (const word of words) {
    const cluster =
      /^https?:\/\/.*\/clusters\/(lkc-[\w-]+)/.exec(word)?.[1] ??
      (word.startsWith('lkc-') ? word : undefined);
    if (cluster !== undefined) source.takeIds(cluster);
    else if (/^https?:\/\//.test(word)) source.takeUrl(word);
  }
  const others = words.filter((word) => !/^(https?:|lkc-)/.test(word));
  const [key, secret] = pairOf(others);
  source.takeCredentials(key, secret);
  return isFound(source) ? findings : undefined;
}

function isFound({
  key,
  secret,
  clusterIds,
}: {
  key?: string | undefined;
  secret?: string | undefined;
  clusterIds: readonly string[];
}): boolean {
  return key !== undefined || secret !== undefined || clusterIds.length > 0;
}

/** The key and the secret among some words: by their form, or by their place where there is nothing else. */
function pairOf(words: readonly string[]): readonly [string | undefined, string | undefined] {
  const split = words.flatMap((word) =>
    /^[\w.-]+:./.test(word) ? [word.slice(0, word.indexOf(':')), word.slice(word.indexOf(':') + 1)] : [word],
  );
  const key = split.find((word) => KEY.test(word));
  const secret = split.find((word) => looksLikeSecret(word));
  if (split.length === MOST_WORDS_OF_A_PAIR) {
    const [first = '', second = ''] = split;
    if (key === first && isSecretLike(second)) return [first, second];
    if (secret === second && isKeyLike(first)) return [first, second];
  }
  return [key, secret];
}
