import { setTimeout as delay } from 'node:timers/promises';

/** As long as a busy machine may need. */
export const PATIENCE_MS = 15_000;

/** What is looked for, as soon as it is there; rejects after a while with what was waited for. */
export async function until<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (performance.now() < giveUpAt) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(10);
  }
  throw new Error(`Waited in vain for ${what}.`);
}
