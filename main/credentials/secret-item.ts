/**
 * Windows keeps at most 5 × 512 bytes in a credential (CRED_MAX_CREDENTIAL_BLOB_SIZE); keytar writes UTF-8 there. Enough
 * for about 28 keys. Other keychains hold far more.
 */
export const WINDOWS_ITEM_BYTES = 2560;

/** Secrets by the id of their key, as they stand together in one keychain item. */
export type Secrets = ReadonlyMap<string, string>;

/** The text of the item: a JSON object of key ids and secrets. */
export function formatItem(secrets: Secrets): string {
  return JSON.stringify(Object.fromEntries(secrets));
}

/** The secrets in the item's text; undefined where it is not of that form, because somebody else wrote it. */
export function parseItem(text: string): Secrets | undefined {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return undefined;
  const secrets = new Map<string, string>();
  for (const [key, secret] of Object.entries(content)) {
    if (typeof secret !== 'string') return undefined;
    secrets.set(key, secret);
  }
  return secrets;
}
