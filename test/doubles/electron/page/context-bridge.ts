import type { ContextBridge } from 'electron';

/**
 * `electron.contextBridge` of one page; made of nothing from outside this function. As between Electron's two worlds,
 * functions are wrapped, arguments and answers copied, and of an error only its message arrives.
 */
export function makeContextBridge() {
  const crossed = (value: unknown): unknown => {
    if (typeof value === 'function') {
      return (...args: unknown[]) => {
        try {
          const answer: unknown = Reflect.apply(value, undefined, args.map(crossed));
          return answer instanceof Promise
            ? answer.then(crossed, (error: unknown) => Promise.reject(bare(error)))
            : crossed(answer);
        } catch (error) {
          throw bare(error);
        }
      };
    }
    if (typeof value === 'symbol') throw new TypeError('A symbol cannot cross to the other world.');
    if (value instanceof Error) return bare(value);
    if (Array.isArray(value)) return value.map(crossed);
    if (typeof value !== 'object' || value === null) return value;
    if (Object.getPrototypeOf(value) !== Object.prototype) return structuredClone(value);
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, crossed(member)]));
  };
  const bare = (error: unknown): Error => new Error(error instanceof Error ? error.message : String(error));
  const frozen = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    for (const member of Object.values(value)) frozen(member);
    return Object.freeze(value);
  };

  return {
    exposeInMainWorld(apiKey: string, api: unknown): void {
      if (apiKey in window)
        throw new Error('Cannot bind an API on top of an existing property on the window object');
      const value = frozen(crossed(api));
      Object.defineProperty(window, apiKey, { value, enumerable: true });
    },
  } satisfies Pick<ContextBridge, 'exposeInMainWorld'>;
}
