import { isIdLike, isKeyLike, isPlaceholder, isSecretLike, looksLikeSecret, quote } from './words.ts';

/** What is said of a resource that Laglight does not read. */
const ONLY_KAFKA = 'Laglight reads Kafka clusters only.';

/** One request that a pasted text describes, with whatever of key, secret and clusters it names. */
export class Source {
  readonly name: string | undefined;
  readonly #remark: (sentence: string) => void;
  readonly #clusterIds = new Set<string>();
  #key: string | undefined;
  #secret: string | undefined;

  constructor(remark: (sentence: string) => void, name?: string) {
    this.#remark = remark;
    this.name = name;
  }

  get key(): string | undefined {
    return this.#key;
  }

  get secret(): string | undefined {
    return this.#secret;
  }

  get clusterIds(): readonly string[] {
    return [...this.#clusterIds];
  }

  /** True while it names nothing that could be used. */
  get isEmpty(): boolean {
    return this.#key === undefined && this.#secret === undefined && this.#clusterIds.size === 0;
  }

  /** Takes a key and its secret, either of which may be missing, a placeholder, or in the other's place. */
  takeCredentials(key: string | undefined, secret: string | undefined): void {
    const [name, word] = [key?.trim() ?? '', secret?.trim() ?? ''];
    if (looksLikeSecret(name) && isKeyLike(word)) {
      this.#remark('Key and secret stood in each other’s place. Laglight took them the right way round.');
      this.takeCredentials(word, name);
      return;
    }
    this.#takeKey(name);
    this.#takeSecret(word);
  }

  #takeKey(key: string): void {
    if (key === '' || this.#key !== undefined) return;
    if (isPlaceholder(key)) {
      this.#remark(`The key “${quote(key)}” is a placeholder. The real one is still needed.`);
    } else if (isKeyLike(key)) {
      this.#key = key;
    } else {
      this.#remark('What stands in the place of the key is no key: one has 16 letters and digits.');
    }
  }

  #takeSecret(secret: string): void {
    if (secret === '' || this.#secret !== undefined) return;
    if (isPlaceholder(secret)) {
      this.#remark('The secret is a placeholder. The real one is still needed.');
    } else if (isSecretLike(secret)) {
      this.#secret = secret;
    } else {
      this.#remark('What stands in the place of the secret is no secret: one is a single word.');
    }
  }

  /** Takes the value of an `Authorization` header, or the template of one that Laglight exports. */
  takeAuthorization(header: string): void {
    const [, scheme = '', value = ''] = /^(\w+)\s+(\S.*)$/s.exec(header.trim()) ?? [];
    const template = /^<base64 of ([^:<>]+):\w+>$/.exec(value)?.[1];
    if (template !== undefined) {
      this.takeCredentials(template, '<secret>');
    } else if (scheme.toLowerCase() !== 'basic') {
      this.#remark(
        'The Authorization header is not of the kind Basic. Laglight signs in with a key and its secret.',
      );
    } else if (isPlaceholder(value)) {
      this.#remark('The Authorization header is a placeholder. Key and secret are still needed.');
    } else {
      // Some forget to encode it.
      const decoded = value.includes(':') ? value : Buffer.from(value, 'base64').toString('utf8');
      const colon = decoded.indexOf(':');
      if (colon > 0) this.takeCredentials(decoded.slice(0, colon), decoded.slice(colon + 1));
      else
        this.#remark(
          'The Authorization header cannot be decoded. It should be the base64 form of KEY:SECRET.',
        );
    }
  }

  /** Takes an address with its parameters. What is no address is taken as ids. */
  takeUrl(text: string): void {
    const url = URL.parse(text.trim());
    if (url === null) {
      this.takeIds(text);
      return;
    }
    if (url.username !== '') {
      this.takeCredentials(decodeURIComponent(url.username), decodeURIComponent(url.password));
    }
    for (const [name, value] of url.searchParams) this.takeParameter(name, value);
  }

  /** Takes one parameter of a request, in any spelling: `resource.kafka.id` or `resource_kafka_id`, ids with commas. */
  takeParameter(name: string, value: string): void {
    const spelled = name.trim().toLowerCase().replaceAll('_', '.');
    const resource = /^resource\.(.+)\.id$/.exec(spelled)?.[1];
    if (resource === 'kafka') this.takeIds(value);
    else if (resource !== undefined)
      this.#remark(`${quote(name)} ${quote(value)} is left aside: ${ONLY_KAFKA}`);
    else if (spelled === 'metric')
      this.#remark(`metric ${quote(value)} is left aside: Laglight reads all metrics.`);
  }

  /** Takes cluster ids, parted by commas or spaces. */
  takeIds(text: string): void {
    for (const id of text.split(/[\s,;]+/).filter((one) => one !== '')) {
      if (isPlaceholder(id)) {
        this.#remark(
          `The cluster id “${quote(id)}” is a placeholder. Laglight can find the clusters of a key itself.`,
        );
      } else if (isIdLike(id)) {
        this.#clusterIds.add(id);
      } else {
        this.#remark(`“${quote(id)}” stands in the place of a cluster id, but is none.`);
      }
    }
  }
}
