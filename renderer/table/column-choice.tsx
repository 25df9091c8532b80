import type { Signal } from '@preact/signals';
import type { TableColumn } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { Menu } from '../parts/menu.tsx';
import { toggled } from '../toggled.ts';

interface ColumnChoiceProps {
  readonly columns: readonly TableColumn[];
  readonly hidden: Signal<ReadonlySet<string>>;
}

/** A small menu of check boxes, one for each column of numbers. */
export function ColumnChoice({ columns, hidden }: ColumnChoiceProps) {
  return (
    <Menu label={messages.table.columns} title={messages.table.columns}>
      {() =>
        columns.map((column) => (
          <label key={column.id} class="menu-item" title={column.sentence}>
            <input
              type="checkbox"
              checked={!hidden.value.has(column.id)}
              onChange={() => (hidden.value = toggled(hidden.value, column.id))}
            />
            {column.title}
          </label>
        ))
      }
    </Menu>
  );
}
