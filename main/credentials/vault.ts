/** What reading a secret came to. */
export type SecretAnswer =
  | { readonly kind: 'found'; readonly secret: string }
  /** The vault answered, but has no such secret: it is locked, or the item was removed by hand. */
  | { readonly kind: 'missing'; readonly sentence: string }
  /** The vault did not answer: no keychain service, a time-out, a refusal. */
  | { readonly kind: 'unavailable'; readonly sentence: string };

/** What storing or removing a secret came to. */
export type StoreAnswer =
  { readonly kind: 'stored' } | { readonly kind: 'refused'; readonly sentence: string };

/** Where secrets are: the keychain, or memory where there is none. Secrets go in; only the API client takes them out. */
export interface Vault {
  /** How secrets are kept now, and what the user must know of it (undefined: nothing). */
  readonly keeping: { readonly kind: 'keychain' | 'memory'; readonly notice: string | undefined };
  read(key: string): Promise<SecretAnswer>;
  store(key: string, secret: string): Promise<StoreAnswer>;
  remove(key: string): Promise<StoreAnswer>;
}
