/** One sample line, taken apart. */
export interface SampleLine {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly labelNames: readonly string[];
  readonly value: number;
  readonly timestamp: string | undefined;
}

const SAMPLE = /^([a-z_]+)\{((?:[a-z_]+="(?:[^"\\\n]|\\["\\n])*",?)*)\} (\S+)(?: (\S+))?$/;
const LABEL = /([a-z_]+)="((?:[^"\\]|\\.)*)"/g;
const JAVA_DOUBLE = /^-?\d+\.\d+(?:E-?\d+)?$/;

/**
 * Reads an exposition strictly and slowly, sharing nothing with Laglight's parser: throws for a line that is not
 * exactly as the fact sheet has it, for a family without or after its header, and for two lines of one series.
 */
export function readExposition(text: string, format: 'text' | 'openmetrics'): SampleLine[] {
  const samples: SampleLine[] = [];
  const seen = new Set<string>();
  const families: string[] = [];
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Error('The last line does not end.');
  if (format === 'openmetrics' && lines.pop() !== '# EOF') throw new Error('There is no # EOF.');
  for (const line of lines) {
    const header = /^# (HELP|TYPE|UNIT) (\S+) (.+)$/.exec(line);
    if (header !== null) {
      const [, kind = '', name = ''] = header;
      if (kind === (format === 'text' ? 'HELP' : 'TYPE')) {
        if (families.includes(name)) throw new Error(`Family ${name} comes twice.`);
        families.push(name);
      }
      if (name !== families.at(-1)) throw new Error(`Header of another family: ${line}`);
      if (kind === 'UNIT' && !name.endsWith(`_${header[3] ?? ''}`))
        throw new Error(`Unit is no suffix: ${line}`);
      continue;
    }
    const [, name = '', labelText = '', value = '', timestamp] = SAMPLE.exec(line) ?? fail(line);
    if (name !== families.at(-1)) throw new Error(`Sample outside its family: ${line}`);
    if (!JAVA_DOUBLE.test(value)) throw new Error(`Not a Java double: ${line}`);
    if (format === 'openmetrics' && labelText.endsWith(',')) throw new Error(`Trailing comma: ${line}`);
    const pairs = [...labelText.matchAll(LABEL)].map(
      ([, key = '', text = '']) => [key, unescape(text)] as const,
    );
    const identity = JSON.stringify([name, ...pairs.toSorted()]);
    if (seen.has(identity)) throw new Error(`Series comes twice: ${line}`);
    seen.add(identity);
    const labelNames = pairs.map(([key]) => key);
    samples.push({ name, labels: Object.fromEntries(pairs), labelNames, value: Number(value), timestamp });
  }
  return samples;
}

function fail(line: string): never {
  throw new Error(`Not a sample line: ${line}`);
}

function unescape(text: string): string {
  return text.replaceAll(/\\(.)/g, (_, character: string) => (character === 'n' ? '\n' : character));
}

/** The samples of one Kafka metric. */
export function family(samples: readonly SampleLine[], metric: string): SampleLine[] {
  return samples.filter(({ name }) => name === `confluent_kafka_server_${metric}`);
}

/** Their sum. */
export function totalOf(samples: readonly SampleLine[], metric: string): number {
  return family(samples, metric).reduce((sum, { value }) => sum + value, 0);
}
