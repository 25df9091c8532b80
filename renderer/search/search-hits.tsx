import { useEffect, useRef } from 'preact/hooks';
import type { SearchHit } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import type { SearchState } from './search-feed.ts';

interface SearchHitsProps {
  readonly id: string;
  readonly state: SearchState;
  readonly typed: string;
  /** The place of the hit that Enter opens. */
  readonly active: number;
  readonly open: (hit: SearchHit) => void;
}

const words = messages.search;

/** What was found, best first; or why there is nothing. */
export function SearchHits({ id, state, typed, active, open }: SearchHitsProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active, state.hits]);
  return (
    <>
      <p class="search-note muted" role="status">
        {noteOf(state, typed)}
      </p>
      <ul ref={list} id={id} class="search-hits" role="listbox" aria-label={words.results}>
        {state.hits.map((hit, place) => (
          <li
            key={`${hit.kind} ${hit.clusterId} ${hit.id}`}
            id={`${id}-${place}`}
            class="search-hit"
            role="option"
            aria-selected={place === active}
            onClick={() => open(hit)}
          >
            <span class="search-kind muted">{words.kinds[hit.kind]}</span>
            <span class="search-name">
              <MiddleEllipsis text={hit.name} />
              {hit.id !== hit.name && <span class="id">{hit.id}</span>}
            </span>
            <span class="search-detail muted">
              {hit.kind !== 'cluster' && `${hit.clusterName}${hit.detail === '' ? '' : ' · '}`}
              {hit.detail}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function noteOf({ text, hits, isSlow, isFailed }: SearchState, typed: string): string {
  if (typed === '') return words.hint;
  if (isSlow) return words.slow;
  if (isFailed) return words.failed;
  // Not asked yet: what is on screen stays without comment.
  if (text !== typed) return '';
  return hits.length === 0 ? words.nothing(text) : words.count(hits.length);
}
