import type { ContextMenuParams, MenuItemConstructorOptions } from 'electron';

/** What of a click tells what can be done there. */
export type ClickedPlace = Pick<ContextMenuParams, 'isEditable' | 'selectionText'>;

/** What a right click offers: copying what is marked, and pasting where there is a field. Empty where there is nothing. */
export function contextTemplate({ isEditable, selectionText }: ClickedPlace): MenuItemConstructorOptions[] {
  if (isEditable) {
    return [
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { type: 'separator' },
      { role: 'selectAll' },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy' }];
}
