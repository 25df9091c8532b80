/** The scheme and host under which a page stands: `app://laglight`. `URL.origin` knows it only for the web's schemes. */
export function originOf(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed === null ? undefined : `${parsed.protocol}//${parsed.host}`;
}

/**
 * The path inside the bundle that an address of ours names; undefined for any other address, and for one that tries to
 * leave the bundle. Whether there is such a file is another question.
 */
export function pagePath(url: string, origin: string): string | undefined {
  if (originOf(url) !== origin) return undefined;
  let path;
  try {
    path = decodeURIComponent(new URL(url).pathname);
  } catch {
    return undefined;
  }
  const isOdd = path.includes('\\') || path.includes('\0') || path.includes('//');
  // The URL parser resolves plain dots; these were hidden from it by encoded slashes.
  const isLeaving = path.split('/').includes('..');
  return isOdd || isLeaving || !path.startsWith('/') ? undefined : path;
}
