import { line } from '../../unit/clusters/scrapes.ts';
import type { Line } from '../../unit/clusters/scrapes.ts';

/** Names of the topics of the kill loop. */
export const TOPICS: readonly string[] = Array.from({ length: 40 }, (_, index) => `topic-${index}`);

/** What a topic received in a minute. */
export function valueOf(topic: number, minute: number): number {
  return ((minute + 1) * 7_919 + topic * 104_729) % 1_000_003;
}

/** The scrape of a minute. */
export function linesOf(minute: number): Line[] {
  return TOPICS.map((topic, index) => line('received_bytes', valueOf(index, minute), { topic }));
}
