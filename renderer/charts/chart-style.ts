/** How many colours the lines of a chart take turns in; after that they are dashed. */
const SERIES_COLOURS = 4;

/** The style sheet's tokens, resolved for the canvas, which knows no variables. */
export interface ChartColours {
  readonly series: readonly string[];
  readonly hairline: string;
  readonly muted: string;
  readonly mark: string;
  readonly selection: string;
  readonly font: string;
}

/** The class that gives a line's sample its colour beside a name. */
export function seriesClass(index: number): string {
  return `series-${(index % SERIES_COLOURS) + 1}`;
}

/** Lines beyond the first four repeat the colours and tell themselves apart by dashes. */
export function seriesDash(index: number): number[] {
  return index < SERIES_COLOURS ? [] : [4, 3];
}

/** Reads the tokens as they are now, light or dark, by way of an element that wears each of them. */
export function readColours(within: Element): ChartColours {
  const probe = document.createElement('span');
  within.append(probe);
  const colour = (token: string) => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    series: Array.from({ length: SERIES_COLOURS }, (_, index) => colour(`--series-${index + 1}`)),
    hairline: colour('--hairline'),
    muted: colour('--muted'),
    mark: colour('--outline'),
    selection: colour('--selection'),
    font: getComputedStyle(probe).fontFamily,
  };
  probe.remove();
  return colours;
}
