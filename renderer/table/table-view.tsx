import { useComputed, useSignal } from '@preact/signals';
import { useEffect, useId, useMemo } from 'preact/hooks';
import type { DataTable } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { copyToClipboard } from '../parts/copy-text.tsx';
import { downloadText } from '../parts/download.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { TableGrid } from './table-grid.tsx';
import { STATE_COLUMN, TableIndex, type Sort } from './table-index.ts';
import type { RowHref } from './table-row.tsx';
import { csvText, rowText } from './table-text.ts';

interface TableViewProps {
  readonly table: DataTable;
  /** What a row is, for labels: "Groups". */
  readonly title: string;
  /** What to say where the table has no row at all. */
  readonly emptyText: string;
  /** How the exported file is called, without its ending. */
  readonly fileName: string;
  readonly now: number;
  /** What the table is narrowed by at first. */
  readonly firstFilter?: string;
  /** Where a row leads to. */
  readonly hrefOf?: RowHref;
}

/**
 * A table with its tools: filter, choice of columns, copy, export. At first sorted by state, worst first, where it has
 * states; else by its first number, largest first.
 */
export function TableView({
  table,
  title,
  emptyText,
  fileName,
  now,
  firstFilter = '',
  hrefOf,
}: TableViewProps) {
  const filter = useSignal(firstFilter);
  const sort = useSignal<Sort>({
    column: table.states === null ? table.keyColumns.length : STATE_COLUMN,
    descending: true,
  });
  const hidden = useSignal<ReadonlySet<string>>(new Set());
  const active = useSignal<number | null>(null);
  const hintId = useId();
  const index = useMemo(() => new TableIndex(table), [table]);
  const rows = index.rows(filter.value, sort.value);
  const shown = useMemo(
    () => table.columns.flatMap(({ id }, column) => (hidden.value.has(id) ? [] : [column])),
    [table, hidden.value],
  );
  usePreparation(index);
  const chosen = useComputed(() => active.value !== null);

  if (index.rowCount === 0) return <EmptyState title={emptyText} />;

  const copyRow = () => {
    const row = active.value === null ? undefined : rows[active.value];
    if (row !== undefined) void copyToClipboard(rowText(table, row, shown));
  };

  return (
    <div class="table-view">
      <div class="table-tools">
        <input
          class="field"
          type="search"
          value={filter}
          placeholder={messages.table.filter}
          aria-label={messages.table.filterLabel(title)}
          onInput={(event) => {
            filter.value = event.currentTarget.value;
            active.value = null;
          }}
        />
        <span class="muted" role="status">
          {messages.table.count(rows.length, index.rowCount)}
        </span>
        <span class="table-actions">
          <ColumnChoice columns={table.columns} hidden={hidden} />
          <button
            type="button"
            class="button"
            aria-disabled={!chosen.value}
            title={chosen.value ? undefined : messages.table.chooseRow}
            onClick={copyRow}
          >
            {messages.table.copyRow}
          </button>
          <button
            type="button"
            class="button"
            onClick={() => downloadText(`${fileName}.csv`, 'text/csv', csvText(table, rows, shown))}
          >
            {messages.table.export}
          </button>
        </span>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          title={messages.table.noneMatch}
          action={{ label: messages.table.clearFilter, run: () => (filter.value = '') }}
        />
      ) : (
        <TableGrid
          table={table}
          rows={rows}
          shown={shown}
          sort={sort}
          active={active}
          filter={filter.value}
          title={title}
          hintId={hintId}
          now={now}
          onCopy={copyRow}
          hrefOf={hrefOf ?? null}
        />
      )}
      <p id={hintId} class="table-hint">
        {messages.table.keyboardHint}
        {hrefOf && ` ${messages.table.opens}`}
      </p>
    </div>
  );
}

const PAUSE_MILLISECONDS = 50;

/** Prepares an index piece by piece while the table is already being read. */
function usePreparation(index: TableIndex): void {
  useEffect(() => {
    const pieces = index.preparations();
    const timer = setInterval(() => {
      const piece = pieces.shift();
      if (piece) piece();
      else clearInterval(timer);
    }, PAUSE_MILLISECONDS);
    return () => clearInterval(timer);
  }, [index]);
}
