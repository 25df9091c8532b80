import fc from 'fast-check';
import type { CollectedSample } from '../../doubles/collecting-sink.ts';

/** A sample and one of the ways to write it. */
export interface WrittenSample {
  readonly sample: CollectedSample;
  readonly line: string;
}

const letters = Array.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_');
const name = (extra: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom(...letters),
      fc.string({ unit: fc.constantFrom(...letters, ...Array.from(extra)), maxLength: 12 }),
    )
    .map(([first, rest]) => first + rest);

/** Well-formed, and full of what means something elsewhere in a line. */
const labelValue = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...Array.from('"\\\n\r\t ,{}=#n01'), '\uFEFF', '\u2028', '\0', 'é', '漢', '🦑'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    fc.constantFrom(...letters),
  ),
  maxLength: 20,
});
const labels = fc.uniqueArray(fc.tuple(name('0123456789'), labelValue), {
  selector: ([label]) => label,
  maxLength: 5,
});
const blanks = (minimum: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(' ', '\t'), minLength: minimum, maxLength: minimum + 1 });

const value = fc
  .oneof(
    fc.double(),
    fc.integer(),
    fc.nat().map((count) => count / 10),
    fc.constantFrom(NaN, Infinity, -Infinity, -0),
  )
  .chain((number) => fc.tuple(fc.constant(number), fc.constantFrom(...spellings(number))));

/** Written as milliseconds, as seconds, or not at all. */
const timestamp = fc.oneof(
  fc.constant<[number, string]>([NaN, '']),
  fc.integer({ min: 1e11 + 1, max: 4e12 }).map((ms): [number, string] => [ms, String(ms)]),
  fc.integer({ min: -4e12, max: -1e11 - 1 }).map((ms): [number, string] => [ms, String(ms)]),
  fc.integer({ min: -1e11, max: 4e12 }).map((ms): [number, string] => [ms, (ms / 1000).toFixed(3)]),
);

function spellings(number: number): string[] {
  if (Number.isNaN(number)) return ['NaN', 'nan'];
  if (number === Infinity) return ['+Inf', 'Inf', 'Infinity'];
  if (number === -Infinity) return ['-Inf', '-inf'];
  const plain = Object.is(number, -0) ? '-0' : String(number);
  const scientific = number.toExponential();
  return [plain, Number.isInteger(number) && !plain.includes('e') ? `${plain}.0` : plain].concat(
    Object.is(number, -0) ? '-0.0' : [scientific, scientific.replace('e+', 'E'), scientific.toUpperCase()],
  );
}

function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

/** A sample line in any of the spellings that the formats allow, without its line break. */
export const writtenSample: fc.Arbitrary<WrittenSample> = fc
  .record({
    metric: name('0123456789:'),
    labels,
    value,
    timestamp,
    gap: blanks(0),
    space: blanks(1),
    comma: fc.constantFrom('', ','),
    exemplar: fc.constantFrom('', ' # {trace_id="a} # b"} 0.5 1736948340.5'),
  })
  .map((parts) => {
    const { metric, gap, space } = parts;
    const list = parts.labels.map(([label, text]) => `${label}${gap}=${gap}"${escaped(text)}"${gap}`);
    const isBare = list.length === 0 && parts.comma === '';
    const series = isBare
      ? metric
      : `${metric}${gap}{${gap}${list.join(`,${gap}`)}${list.length > 0 ? parts.comma : ''}${gap}}`;
    const [number, numberText] = parts.value;
    const [timestampMs, timestampText] = parts.timestamp;
    const tail = timestampText === '' ? '' : space + timestampText;
    return {
      sample: [metric, parts.labels.flat(), number, timestampMs],
      line: `${gap}${series}${space}${numberText}${tail}${parts.exemplar}${gap}`,
    };
  });

/** Sizes in which a body is cut. */
export const chunkSizes: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 200 })),
  { minLength: 1, maxLength: 20 },
);
