/** Clusters in a sentence: the first of them where they are many. */
export function listed(ids: readonly string[]): string {
  if (ids.length <= 3) return ids.join(', ') || 'these clusters';
  return `${ids.slice(0, 2).join(', ')} and ${ids.length - 2} more`;
}
