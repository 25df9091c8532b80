import { messages } from '../messages.ts';

/** Grey outlines of what is coming; the style sheet holds them back for 150 ms. */
export function Skeleton({ cards = 0 }: { readonly cards?: number }) {
  return (
    <div class="skeleton" role="status" aria-label={messages.connection.loading}>
      <span class="skeleton-line wide" />
      <span class="skeleton-line" />
      <div class="cards">
        {Array.from({ length: cards }, (_, index) => (
          <div key={index} class="card">
            <span class="skeleton-line" />
            <span class="skeleton-line wide" />
            <span class="skeleton-block" />
          </div>
        ))}
      </div>
    </div>
  );
}
