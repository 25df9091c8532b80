import type { LabelPairs } from '../metrics/answer.ts';

/** The value of a label; empty where it is missing, which in the exposition formats means the same. */
export function labelOf(labels: LabelPairs, name: string): string {
  for (let index = 0; index < labels.length; index += 2) {
    if (labels[index] === name) return labels[index + 1] ?? '';
  }
  return '';
}

/** The names of the labels. */
export function labelNames(labels: LabelPairs): string[] {
  return labels.filter((_, index) => index % 2 === 0);
}

/** Hands out id and name wherever a label `x_name` stands beside `x_id`. */
export function forEachName(labels: LabelPairs, found: (id: string, name: string) => void): void {
  for (let index = 0; index < labels.length; index += 2) {
    const label = labels[index] ?? '';
    if (!label.endsWith('_name')) continue;
    const id = labelOf(labels, `${label.slice(0, -'_name'.length)}_id`);
    if (id !== '') found(id, labels[index + 1] ?? '');
  }
}
