/** About as much as a socket takes at once. */
const PIECE_LENGTH = 64 * 1024;

/**
 * The JSON of a value in pieces of some 64 KiB: a cluster's page may have megabytes. A list of plain values is not cut.
 * As with `JSON.stringify`, properties that are undefined are left out.
 */
export function* jsonPieces(value: unknown): Generator<string> {
  let piece = '';
  for (const token of tokens(value)) {
    piece += token;
    if (piece.length < PIECE_LENGTH) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function* tokens(value: unknown): Generator<string> {
  if (Array.isArray(value) && value.some(isComposite)) {
    yield '[';
    for (const [index, element] of (value as readonly unknown[]).entries()) {
      if (index > 0) yield ',';
      yield* tokens(element ?? null);
    }
    yield ']';
  } else if (isComposite(value) && !Array.isArray(value)) {
    yield '{';
    let separator = '';
    for (const [name, property] of Object.entries(value)) {
      if (property === undefined) continue;
      yield `${separator}${JSON.stringify(name)}:`;
      yield* tokens(property);
      separator = ',';
    }
    yield '}';
  } else {
    yield JSON.stringify(value);
  }
}

function isComposite(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
