import { Component } from 'preact';
import type { DataTable } from '../../preload/contract.ts';
import { quantityText } from '../../preload/format.ts';
import { messages } from '../messages.ts';
import { GroupStateWord } from '../parts/group-state.tsx';
import { MiddleEllipsis } from '../parts/middle-ellipsis.tsx';
import { timeText } from '../../preload/time.ts';
import { NumberCell } from './number-cell.tsx';
import { ROW_HEIGHT } from './table-window.ts';

/** The address a row leads to. */
export type RowHref = (row: number) => string;

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
  readonly hrefOf: RowHref | null;
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

  override render(props: TableRowProps) {
    const { id, table, row, position, shown, active, now, onChoose, hrefOf } = props;
    const vanishedSince = table.vanishedSince[row] ?? null;
    const state = table.states?.[row];
    // A vanished group keeps its row: its lag is reckoned on.
    const isGone = vanishedSince !== null && state === undefined;
    return (
      <div
        id={id}
        class={`table-row body-row${active ? ' active' : ''}${vanishedSince === null ? '' : ' vanished'}`}
        role="row"
        aria-rowindex={position + 2}
        aria-selected={active}
        style={{ transform: `translateY(${position * ROW_HEIGHT}px)` }}
        onClick={() => onChoose(position)}
        onDblClick={() => {
          if (hrefOf !== null) location.hash = hrefOf(row);
        }}
      >
        {table.keys.map((column, index) => (
          <div
            key={index}
            class="cell key"
            role={index === 0 ? 'rowheader' : 'gridcell'}
            aria-label={column[row]}
          >
            {index === 0 && hrefOf !== null ? (
              <a class="row-link" href={hrefOf(row)} tabIndex={-1} aria-label={column[row]}>
                <MiddleEllipsis text={column[row] ?? ''} />
              </a>
            ) : (
              <MiddleEllipsis text={column[row] ?? ''} />
            )}
          </div>
        ))}
        {state !== undefined && (
          <div
            class="cell state"
            role="gridcell"
            title={vanishedSince === null ? undefined : messages.since(timeText(vanishedSince, now))}
          >
            <GroupStateWord state={state} now={now} />
          </div>
        )}
        {isGone ? (
          <VanishedCell table={table} row={row} shown={shown} since={timeText(vanishedSince, now)} />
        ) : (
          shown.map((index) => <NumberCell key={index} table={table} index={index} row={row} />)
        )}
      </div>
    );
  }
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
