import { useSignal, type Signal } from '@preact/signals';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { DataTable } from '../../preload/contract.ts';
import { TableHeader } from './table-header.tsx';
import type { Sort } from './table-index.ts';
import { TableRow, type RowHref } from './table-row.tsx';
import { movedRow, ROW_HEIGHT, tableWindow } from './table-window.ts';

interface TableGridProps {
  readonly table: DataTable;
  /** The table's rows to show, in their order. */
  readonly rows: Uint32Array;
  /** The columns of numbers to show. */
  readonly shown: readonly number[];
  readonly sort: Signal<Sort>;
  /** The active row as a position within `rows`. */
  readonly active: Signal<number | null>;
  /** What the rows were narrowed by: another filter or order starts at the top again, new values do not. */
  readonly filter: string;
  readonly title: string;
  readonly hintId: string;
  readonly now: number;
  readonly onCopy: () => void;
  /** Where a row leads to, where it does. */
  readonly hrefOf: RowHref | null;
}

/**
 * A grid that has elements only for the rows in sight. The elements are recycled: a row that leaves at one end becomes
 * the row that enters at the other, so scrolling changes texts and positions but creates nothing.
 */
export function TableGrid({
  table,
  rows,
  shown,
  sort,
  active,
  filter,
  title,
  hintId,
  now,
  onCopy,
  hrefOf,
}: TableGridProps) {
  const gridId = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const scrollTop = useSignal(0);
  const height = useSignal(600);
  const { first, count } = tableWindow(scrollTop.value, height.value, rows.length);
  const rowId = (position: number) => `${gridId}-${position}`;

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => (height.value = element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [height]);

  useLayoutEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [filter, sort.value]);

  const show = (position: number) => {
    active.value = position;
    const element = scroller.current;
    if (!element) return;
    const top = position * ROW_HEIGHT;
    // The sticky header covers one row's height.
    const lowest = top - (element.clientHeight - 2 * ROW_HEIGHT);
    if (element.scrollTop > top) element.scrollTop = top;
    else if (element.scrollTop < lowest) element.scrollTop = lowest;
  };

  const choose = (position: number) => (active.value = position);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    if (event.key === 'c' && (event.ctrlKey || event.metaKey) && getSelection()?.isCollapsed !== false) {
      event.preventDefault();
      onCopy();
      return;
    }
    const activeRow = active.value === null ? undefined : rows[active.value];
    if (event.key === 'Enter' && hrefOf !== null && activeRow !== undefined) {
      location.hash = hrefOf(activeRow);
      return;
    }
    const perPage = Math.max(1, Math.floor(height.value / ROW_HEIGHT) - 2);
    const target = movedRow(event.key, active.value ?? -1, rows.length, perPage);
    if (target === null) return;
    event.preventDefault();
    show(target);
  };

  return (
    <div
      ref={scroller}
      class="table-grid"
      role="grid"
      tabIndex={0}
      aria-label={title}
      aria-describedby={hintId}
      aria-rowcount={rows.length + 1}
      aria-colcount={table.keyColumns.length + (table.states ? 1 : 0) + shown.length}
      aria-activedescendant={active.value === null ? undefined : rowId(active.value)}
      style={{ '--keys': table.keyColumns.length, '--numbers': shown.length }}
      data-states={table.states !== null}
      onKeyDown={onKeyDown}
      onScroll={(event) => (scrollTop.value = event.currentTarget.scrollTop)}
    >
      <TableHeader table={table} shown={shown} sort={sort} />
      <div class="table-body" role="rowgroup" style={{ height: `${rows.length * ROW_HEIGHT}px` }}>
        {slots(first, count).map(({ slot, position }) => (
          <TableRow
            key={slot}
            id={rowId(position)}
            table={table}
            row={rows[position] ?? 0}
            position={position}
            shown={shown}
            active={active.value === position}
            now={now}
            onChoose={choose}
            hrefOf={hrefOf}
          />
        ))}
      </div>
    </div>
  );
}

/** Positions `first` to `first + count - 1`, each with the element that draws it: always the same set of elements. */
function slots(first: number, count: number): { slot: number; position: number }[] {
  return Array.from({ length: count }, (_, slot) => ({
    slot,
    position: first + ((slot - (first % count) + count) % count),
  }));
}
