import type { ChartPage, ChartPanel } from '../../preload/contract.ts';
import type { ChartHistory } from './chart-reader.ts';
import type { Steps } from './chart-steps.ts';
import { filledStretches } from './filled-stretches.ts';

/** A panel; with `emptyReason` it says why there is nothing to see, when there is nothing. */
export function panelOf(
  panel: Pick<ChartPanel, 'id' | 'title' | 'unit' | 'lines'> & Partial<ChartPanel>,
): ChartPanel {
  const hasValues = panel.lines.some(({ values }) => values.some((value) => value !== null));
  return { bands: [], thresholds: [], ...panel, emptyReason: hasValues ? null : (panel.emptyReason ?? null) };
}

/** Charts on one axis, with what was fetched later and how far the history reaches. */
export async function chartPage(
  history: ChartHistory,
  clusterId: string,
  newest: number | undefined,
  { from, to, stepMs }: Steps,
  panels: readonly ChartPanel[],
): Promise<ChartPage> {
  const coverage = await history.coverage(clusterId, from, to + stepMs);
  return {
    from,
    to,
    stepMs,
    oldest: history.state().oldest,
    newest: newest ?? null,
    filled: filledStretches(coverage),
    panels,
  };
}
