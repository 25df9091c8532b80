import type { HistoryEvent } from '../data.ts';
import { union, type Span } from './spans.ts';
import type { BackFillStore } from './store.ts';
import type { Lane } from './subjects.ts';

/** Under this kind notes stand among the events of the history. */
export const NOTE_KIND = 'back-fill';

/** A note is no longer than the longest window of a plan, which is all that Confluent keeps. */
const LONGEST_NOTE_MS = 7 * 24 * 60 * 60_000;

/** What was asked for of a cluster, whether it could be had or not. */
export type Asked = Readonly<Record<Lane, readonly Span[]>>;

const NOTHING: Asked = { totals: [], breakdowns: [] };

/**
 * Remembers what was asked for of each cluster's past, so that a new start goes on where the last one ended, and no gap
 * is asked for twice.
 */
export class BackFillNotes {
  readonly #store: Pick<BackFillStore, 'addEvents' | 'events'>;
  readonly #asked = new Map<string, Asked>();

  constructor(store: Pick<BackFillStore, 'addEvents' | 'events'>) {
    this.#store = store;
  }

  /** What is known to have been asked for. */
  known(clusterId: string): Asked {
    return this.#asked.get(clusterId) ?? NOTHING;
  }

  /** What was asked for of a span of a cluster; read from the history when first wanted. */
  async askedOf(clusterId: string, { from, to }: Span): Promise<Asked> {
    const known = this.#asked.get(clusterId);
    if (known !== undefined) return known;
    const filter = { from: from - LONGEST_NOTE_MS, to, clusterId, kind: NOTE_KIND };
    const events = await this.#store.events(filter);
    const asked = { totals: spansOf(events, 'totals'), breakdowns: spansOf(events, 'breakdowns') };
    this.#asked.set(clusterId, asked);
    return asked;
  }

  /** Notes that a span need not be asked for again. */
  add(clusterId: string, lane: Lane, span: Span): void {
    if (span.to <= span.from) return;
    const asked = this.known(clusterId);
    this.#asked.set(clusterId, { ...asked, [lane]: union([...asked[lane], span]) });
    const detail = { lane, to: span.to };
    this.#store.addEvents([{ at: span.from, clusterId, subject: '', kind: NOTE_KIND, detail }]);
  }
}

function spansOf(events: readonly HistoryEvent[], lane: Lane): Span[] {
  return union(
    events.flatMap(({ at, detail }) =>
      isNote(detail) && detail.lane === lane ? [{ from: at, to: detail.to }] : [],
    ),
  );
}

function isNote(detail: unknown): detail is { readonly lane: unknown; readonly to: number } {
  return (
    typeof detail === 'object' &&
    detail !== null &&
    'lane' in detail &&
    'to' in detail &&
    typeof detail.to === 'number'
  );
}
