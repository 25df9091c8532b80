import type { Certainty, DataTable, TableColumn } from '../../preload/contract.ts';
import { cellText, certainSpanText, quantity, shortSpanText, UNKNOWN } from '../../preload/format.ts';
import { messages } from '../messages.ts';

interface NumberCellProps {
  readonly table: DataTable;
  readonly index: number;
  readonly row: number;
}

/** A number as short as it reads, with a sign where it is not exact; on hover every digit and how sure it is. */
export function NumberCell({ table, index, row }: NumberCellProps) {
  const column = table.columns[index];
  const value = table.values[index]?.[row] ?? null;
  if (column === undefined || value === null) {
    return (
      <div class="cell number unknown" role="gridcell" title={messages.notReported}>
        {UNKNOWN}
      </div>
    );
  }
  const certainty = column.certainties?.[row] ?? 'exact';
  return (
    <div class="cell number" role="gridcell" title={titleOf(value, column, certainty)}>
      {column.unit === 'milliseconds'
        ? shortSpanText(value, certainty)
        : `${certainty === 'exact' ? '' : '≈ '}${cellText(value, column.unit)}`}
    </div>
  );
}

function titleOf(value: number, { unit }: TableColumn, certainty: Certainty): string {
  const { exact } = quantity(value, unit);
  if (certainty === 'exact') return exact;
  const said = unit === 'milliseconds' ? `${certainSpanText(value, certainty)}. ` : '';
  return `${exact}. ${said}${messages.certainties[certainty]}`;
}
