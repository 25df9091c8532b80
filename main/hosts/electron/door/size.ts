/** Any value costs at least this much, so that a great many small ones, or a circle, come to an end. In bytes. */
const LEAST_COST = 8;

/**
 * Whether what arrived by structured clone is plain data of at most `most` bytes, roughly: numbers, texts, lists and
 * plain objects. Anything else (a map, a buffer, a circle) is no request of ours.
 */
export function isWithinSize(value: unknown, most: number): boolean {
  let left = most;
  const waiting: unknown[] = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    left -= LEAST_COST;
    if (typeof next === 'string') left -= next.length * 2;
    else if (typeof next === 'object' && next !== null) {
      if (!isPlain(next)) return false;
      // Looked at before it is spread out: a list of a million holes is a small message.
      const entries = Array.isArray(next) ? next.length : Object.keys(next).length;
      if (entries * LEAST_COST > left) return false;
      for (const [name, inner] of Object.entries(next)) {
        left -= name.length * 2;
        waiting.push(inner);
      }
    }
    if (left < 0) return false;
  }
  return true;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
