/** The two formats of the export. */
export type ExportFormat = 'text' | 'openmetrics';

/** What a format is called in `Content-Type`. */
export const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  text: 'text/plain;version=0.0.4',
  openmetrics: 'application/openmetrics-text;version=1.0.0;charset=utf-8',
};

/** The format a client prefers by its `Accept` header, or the fallback where it has no preference. */
export function preferredFormat(accept: string | undefined, fallback: ExportFormat): ExportFormat {
  const openmetrics = quality(accept, 'application/openmetrics-text');
  const text = quality(accept, 'text/plain');
  if (openmetrics === text) return fallback;
  return openmetrics > text ? 'openmetrics' : 'text';
}

/** The highest q-value a header names a media type (or a coding) with; 0 where it does not. */
export function quality(header: string | undefined, name: string): number {
  let best = 0;
  for (const range of (header ?? '').split(',')) {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    if (type !== name) continue;
    const weight = parameters.find((parameter) => parameter.startsWith('q='));
    best = Math.max(best, weight === undefined ? 1 : Number(weight.slice(2)) || 0);
  }
  return best;
}
