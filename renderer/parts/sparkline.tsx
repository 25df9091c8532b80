interface SparklineProps {
  /** One value a minute, the newest last; null is a gap. */
  readonly values: readonly (number | null)[];
  readonly label: string;
}

const WIDTH = 120;
const HEIGHT = 32;
const INSET = 2;

/**
 * The last hour as one line. The scale starts at zero, so that noise on a high level stays small, and gaps stay gaps.
 * The newest known value ends in a dot.
 */
export function Sparkline({ values, label }: SparklineProps) {
  const points = sparklinePoints(values);
  const last = points.findLast((point) => point !== null);
  return (
    <svg
      class="sparkline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={label}
    >
      <path class="sparkline-base" d={`M0 ${HEIGHT - 0.5} H${WIDTH}`} />
      <path class="sparkline-area" d={sparklineArea(points)} />
      <path class="sparkline-line" d={sparklinePath(points)} />
      {last && <path class="sparkline-end" d={`M${last.x} ${last.y} h0`} />}
    </svg>
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function sparklinePoints(values: readonly (number | null)[]): (Point | null)[] {
  const top = values.reduce<number>((highest, value) => Math.max(highest, value ?? 0), 0) || 1;
  const step = (WIDTH - 2 * INSET) / Math.max(1, values.length - 1);
  return values.map((value, index) =>
    value === null
      ? null
      : {
          x: round(INSET + index * step),
          y: round(HEIGHT - INSET - (Math.max(0, value) / top) * (HEIGHT - 2 * INSET)),
        },
  );
}

/** One sub-path for every run without a gap; a lone minute becomes a dot. */
function sparklinePath(points: readonly (Point | null)[]): string {
  let path = '';
  let open = false;
  points.forEach((point, index) => {
    if (point !== null) {
      const alone = !open && !points[index + 1];
      path += `${open ? 'L' : 'M'}${point.x} ${point.y}${alone ? 'h0' : ''}`;
    }
    open = point !== null;
  });
  return path;
}

/** What lies under each run of the line, down to zero. */
function sparklineArea(points: readonly (Point | null)[]): string {
  let area = '';
  let end: Point | null = null;
  for (const point of [...points, null]) {
    if (point !== null)
      area += end === null ? `M${point.x} ${HEIGHT} L${point.x} ${point.y}` : `L${point.x} ${point.y}`;
    else if (end !== null) area += `V${HEIGHT} Z`;
    end = point;
  }
  return area;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
