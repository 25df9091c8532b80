import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { TableColumn } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { toggled } from '../toggled.ts';

interface ColumnChoiceProps {
  readonly columns: readonly TableColumn[];
  readonly hidden: Signal<ReadonlySet<string>>;
}

/** A small menu of check boxes, one for each column of numbers. Closes with Escape and with a click elsewhere. */
export function ColumnChoice({ columns, hidden }: ColumnChoiceProps) {
  const menu = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const closeOutside = (event: PointerEvent) => {
      if (menu.current && !menu.current.contains(event.target as Node)) menu.current.open = false;
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, []);

  return (
    <details
      ref={menu}
      class="menu"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.currentTarget.open = false;
        event.currentTarget.querySelector('summary')?.focus();
      }}
    >
      <summary class="button">{messages.table.columns}</summary>
      <fieldset class="menu-content">
        <legend class="visually-hidden">{messages.table.columns}</legend>
        {columns.map((column) => (
          <label key={column.id} class="menu-item" title={column.sentence}>
            <input
              type="checkbox"
              checked={!hidden.value.has(column.id)}
              onChange={() => (hidden.value = toggled(hidden.value, column.id))}
            />
            {column.title}
          </label>
        ))}
      </fieldset>
    </details>
  );
}
