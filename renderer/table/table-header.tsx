import type { Signal } from '@preact/signals';
import type { DataTable } from '../../preload/contract.ts';
import { columnUnit } from '../../preload/format.ts';
import { messages } from '../messages.ts';
import { STATE_COLUMN, type Sort } from './table-index.ts';

interface TableHeaderProps {
  readonly table: DataTable;
  readonly shown: readonly number[];
  readonly sort: Signal<Sort>;
}

/** The column titles; each sorts by its column, and the other way round when it already does. */
export function TableHeader({ table, shown, sort }: TableHeaderProps) {
  const keyCount = table.keyColumns.length;
  return (
    <div class="table-head" role="rowgroup">
      <div class="table-row" role="row" aria-rowindex={1}>
        {table.keyColumns.map((column, index) => (
          <HeaderCell key={column.id} index={index} title={column.title} unit="" kind="key" sort={sort} />
        ))}
        {table.states && (
          <HeaderCell index={STATE_COLUMN} title={messages.table.state} unit="" kind="state" sort={sort} />
        )}
        {shown.map((index) => {
          const column = table.columns[index];
          return column ? (
            <HeaderCell
              key={column.id}
              index={keyCount + index}
              title={column.title}
              unit={columnUnit(column.unit)}
              hint={column.sentence}
              kind="number"
              sort={sort}
            />
          ) : null;
        })}
      </div>
    </div>
  );
}

interface HeaderCellProps {
  readonly index: number;
  readonly title: string;
  readonly unit: string;
  readonly hint?: string;
  readonly kind: 'key' | 'state' | 'number';
  readonly sort: Signal<Sort>;
}

function HeaderCell({ index, title, unit, hint, kind, sort }: HeaderCellProps) {
  const { column, descending } = sort.value;
  const sorted = column === index;
  // Names are first read from A, numbers from the largest, states from the worst.
  const firstDescending = kind !== 'key';
  return (
    <div
      class={`cell ${kind}`}
      role="columnheader"
      aria-sort={!sorted ? 'none' : descending ? 'descending' : 'ascending'}
    >
      <button
        type="button"
        class="sort"
        title={hint}
        onClick={() => (sort.value = { column: index, descending: sorted ? !descending : firstDescending })}
      >
        <span class="sort-title">{title}</span>
        {unit !== '' && <span class="unit">{unit}</span>}
        <svg class="sort-mark" width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
          {sorted && (
            <path d={descending ? 'M0.5 2 H7.5 L4 7 Z' : 'M0.5 6 H7.5 L4 1 Z'} fill="currentColor" />
          )}
        </svg>
      </button>
    </div>
  );
}
