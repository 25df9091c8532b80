import { Component } from 'preact';
import type { DataTable, Unit } from '../../preload/contract.ts';
import { cellText, quantity, quantityText, UNKNOWN } from '../../preload/format.ts';
import { messages } from '../messages.ts';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import { timeText } from '../../preload/time.ts';
import { ROW_HEIGHT } from './table-window.ts';

interface TableRowProps {
  readonly id: string;
  readonly table: DataTable;
  readonly row: number;
  /** The row's place on screen, from 0. */
  readonly position: number;
  readonly shown: readonly number[];
  readonly active: boolean;
  readonly now: number;
  readonly onChoose: (position: number) => void;
}

/** One row. Draws again only when something of its own changed: most rows stay while others scroll in. */
export class TableRow extends Component<TableRowProps> {
  override shouldComponentUpdate(next: TableRowProps): boolean {
    const { row, position, table, shown, active, now } = this.props;
    return (
      next.row !== row ||
      next.position !== position ||
      next.table !== table ||
      next.shown !== shown ||
      next.active !== active ||
      next.now !== now
    );
  }

  override render({ id, table, row, position, shown, active, now, onChoose }: TableRowProps) {
    const vanishedSince = table.vanishedSince[row] ?? null;
    return (
      <div
        id={id}
        class={`table-row body-row${active ? ' active' : ''}${vanishedSince === null ? '' : ' vanished'}`}
        role="row"
        aria-rowindex={position + 2}
        aria-selected={active}
        style={{ transform: `translateY(${position * ROW_HEIGHT}px)` }}
        onClick={() => onChoose(position)}
      >
        {table.keys.map((column, index) => (
          <div
            key={index}
            class="cell key"
            role={index === 0 ? 'rowheader' : 'gridcell'}
            aria-label={column[row]}
          >
            <MiddleEllipsis text={column[row] ?? ''} />
          </div>
        ))}
        {vanishedSince === null ? (
          shown.map((index) => (
            <NumberCell
              key={index}
              value={table.values[index]?.[row] ?? null}
              unit={table.columns[index]?.unit ?? 'plain'}
            />
          ))
        ) : (
          <VanishedCell table={table} row={row} shown={shown} since={timeText(vanishedSince, now)} />
        )}
      </div>
    );
  }
}

function NumberCell({ value, unit }: { readonly value: number | null; readonly unit: Unit }) {
  return (
    <div
      class={value === null ? 'cell number unknown' : 'cell number'}
      role="gridcell"
      title={value === null ? messages.notReported : quantity(value, unit).exact}
    >
      {value === null ? UNKNOWN : cellText(value, unit)}
    </div>
  );
}

interface VanishedCellProps {
  readonly table: DataTable;
  readonly row: number;
  readonly shown: readonly number[];
  readonly since: string;
}

/** Stands across all numbers of a row that is no longer reported. */
function VanishedCell({ table, row, shown, since }: VanishedCellProps) {
  const index = shown.find((candidate) => typeof table.values[candidate]?.[row] === 'number');
  const column = index === undefined ? undefined : table.columns[index];
  const last = index === undefined ? null : (table.values[index]?.[row] ?? null);
  const text = messages.table.vanished(since, column ? quantityText(last, column.unit) : null);
  return (
    <div
      class="cell number vanished-note"
      role="gridcell"
      aria-colspan={Math.max(1, shown.length)}
      title={text}
    >
      <span class="name">{text}</span>
    </div>
  );
}
