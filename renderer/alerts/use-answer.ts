import { useEffect, useMemo } from 'preact/hooks';
import { LiveAnswer } from '../live-answer.ts';
import type { Store } from '../store.ts';

/** A question that is kept current while its component is on screen; another `key` makes it another question. */
export function useAnswer<T>(store: Store, key: string, ask: () => Promise<T>): LiveAnswer<T> {
  const answer = useMemo(() => new LiveAnswer(ask), [store, key]);
  useEffect(() => store.follow(answer), [store, answer]);
  return answer;
}
