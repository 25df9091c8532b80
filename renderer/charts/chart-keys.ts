import type { ChartPage } from '../../preload/contract.ts';
import { nearestStep } from './chart-range.ts';
import type { ChartView } from './chart-view.ts';

const ZOOM_A_KEY = 2;

/**
 * The keyboard on a chart. Arrows point at the step before or after and take the view along at its edge, with Shift they
 * pan; Page Up and Page Down pan by all that is shown; + and - zoom; Home and End go to the oldest and the newest; Escape
 * leads back to what was chosen. Answers whether the key was one of them.
 */
export function chartKey(event: KeyboardEvent, view: ChartView, page: ChartPage): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const way = event.key === 'ArrowLeft' ? -1 : 1;
      if (event.shiftKey) view.panByShare(way / 4);
      else point(way, view, page);
      return true;
    }
    case 'PageUp':
      view.panByShare(1);
      return true;
    case 'PageDown':
      view.panByShare(-1);
      return true;
    case '+':
    case '=':
      view.zoom(1 / ZOOM_A_KEY);
      return true;
    case '-':
      view.zoom(ZOOM_A_KEY);
      return true;
    case 'Home':
      if (page.oldest !== null) view.panTo(page.oldest);
      view.pointed.value = null;
      return true;
    case 'End':
      view.followNow();
      view.pointed.value = null;
      return true;
    case 'Escape':
      if (view.pointed.peek() !== null) view.pointed.value = null;
      else if (view.enlarged.peek() !== null) view.enlarged.value = null;
      else view.reset();
      return true;
    default:
      return false;
  }
}

/** One step earlier or later; from nothing to the newest. */
function point(way: -1 | 1, view: ChartView, page: ChartPage): void {
  const range = view.range.peek();
  const pointed = view.pointed.peek();
  const wanted = pointed === null ? nearestStep(range.to, page, range) : pointed + way * page.stepMs;
  const known = Math.min(page.newest ?? range.to, Math.max(page.oldest ?? range.from, wanted));
  view.reveal(known);
  view.pointed.value = known;
}
