/** The height of one row in pixels; the style sheet uses the same. */
export const ROW_HEIGHT = 28;
/** Rows kept ready above and below what is visible. */
const SPARE_ROWS = 8;

/** Which rows have an element: from `first` on, `count` of them. */
export interface TableWindow {
  readonly first: number;
  readonly count: number;
}

/** The rows to draw for a scroll position and a visible height in pixels. */
export function tableWindow(scrollTop: number, height: number, total: number): TableWindow {
  const first = Math.max(0, Math.floor(scrollTop / ROW_HEIGHT) - SPARE_ROWS);
  const wanted = Math.ceil(height / ROW_HEIGHT) + 2 * SPARE_ROWS;
  return { first: Math.min(first, Math.max(0, total - wanted)), count: Math.min(wanted, total) };
}

/** Where a key moves the active row to, or null when it is none of the table's keys. */
export function movedRow(key: string, active: number, total: number, rowsPerPage: number): number | null {
  const step = { ArrowDown: 1, ArrowUp: -1, PageDown: rowsPerPage, PageUp: -rowsPerPage }[key];
  const target = key === 'Home' ? 0 : key === 'End' ? total - 1 : step === undefined ? null : active + step;
  return target === null || total === 0 ? null : Math.min(total - 1, Math.max(0, target));
}
