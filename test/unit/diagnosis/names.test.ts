import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashScrape } from '../../../main/diagnosis/hash-scrape.ts';
import { joinAnswers } from '../../../main/diagnosis/join-answers.ts';
import { NameHasher } from '../../../main/diagnosis/name-hasher.ts';
import { ExpositionParser } from '../../../main/metrics/exposition-parser.ts';
import { CollectingSink } from '../../doubles/collecting-sink.ts';

const hashed = (text: string, hasher = new NameHasher()): string => [...hashScrape(text, hasher)].join('');

describe('hashed names', () => {
  it('are the same for the same name within a file, and others in another', () => {
    const [one, other] = [new NameHasher(), new NameHasher()];
    expect(one.hash('orders')).toBe(one.hash('orders'));
    expect(one.hash('orders')).not.toBe(one.hash('Orders'));
    expect(one.hash('orders')).not.toBe(other.hash('orders'));
    expect(one.hash('orders')).toMatch(/^name-[0-9a-f]{12}$/);
  });

  it('still say what kind of id it is', () => {
    const hasher = new NameHasher();
    expect(hasher.hash('lkc-abc123')).toMatch(/^lkc-[0-9a-f]{12}$/);
    expect(hasher.hash('sa-xyz')).toMatch(/^sa-[0-9a-f]{12}$/);
    expect(hasher.hash('')).toBe('');
  });

  it('stand in sentences wherever a name stands, whole names only', () => {
    const hasher = new NameHasher();
    hasher.learn(['orders', 'orders.v2', 'the big group', 'lkc-abc123']);
    const name = (text: string): string => hasher.hash(text);
    expect(hasher.hashText('A partition of orders is hot, not of orders.v2.')).toBe(
      `A partition of ${name('orders')} is hot, not of ${name('orders.v2')}.`,
    );
    expect(hasher.hashText('the big group reads reorders')).toBe(`${name('the big group')} reads reorders`);
    expect(hasher.hashText('lkc-abc123 and lkc-new999 failed')).toBe(
      `${name('lkc-abc123')} and ${name('lkc-new999')} failed`,
    );
    expect(hasher.hashAll({ orders: ['orders', { x: 1 }] })).toEqual({ orders: [name('orders'), { x: 1 }] });
  });
});

describe('a hashed scrape', () => {
  const TEXT = [
    '# HELP lag Lag of orders',
    '# TYPE lag gauge',
    'lag{kafka_id="lkc-abc123",consumer_group_id="a}b,topic=\\"x\\"",topic="orders",} 12.0 1795348800000',
    'lag{topic="or\\\\de\\nrs"} NaN 1795348800000',
    'requests{type="Fetch",principal_id="sa-1"} 1.5E7 1795348800000',
    'bare 1.0',
    'what is this, "orders"',
    '# orders: a comment of somebody',
    '',
  ].join('\n');

  it('keeps numbers, times and Confluent’s own words, and no name', () => {
    const hasher = new NameHasher();
    const text = hashed(TEXT, hasher);
    expect(text.split('\n')).toEqual([
      '# HELP lag Lag of orders',
      '# TYPE lag gauge',
      `lag{kafka_id="${hasher.hash('lkc-abc123')}",consumer_group_id="${hasher.hash('a}b,topic="x"')}",topic="${hasher.hash('orders')}",} 12.0 1795348800000`,
      `lag{topic="${hasher.hash('or\\de\nrs')}"} NaN 1795348800000`,
      `requests{type="Fetch",principal_id="${hasher.hash('sa-1')}"} 1.5E7 1795348800000`,
      'bare 1.0',
      '',
    ]);
  });

  it('reads as the original does, for any names', () => {
    const escaped = (name: string): string =>
      name.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
    const name = fc
      .string({ minLength: 1, maxLength: 30, unit: 'grapheme' })
      .filter((text) => !/[\r]/.test(text));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name, fc.nat()), { minLength: 1, maxLength: 20 }), (rows) => {
        const lines = rows.map(
          ([group, topic, value]) =>
            `lag{consumer_group_id="${escaped(group)}",topic="${escaped(topic)}"} ${value}.0 1795348800000\n`,
        );
        const hasher = new NameHasher();
        const sink = new CollectingSink();
        const parser = new ExpositionParser(sink, { format: 'text' });
        parser.write(Buffer.from(hashed(lines.join(''), hasher)));
        expect(parser.end().badLines).toBe(0);
        expect(sink.samples).toEqual(
          rows.map(([group, topic, value]) => [
            'lag',
            ['consumer_group_id', hasher.hash(group), 'topic', hasher.hash(topic)],
            value,
            1_795_348_800_000,
          ]),
        );
      }),
    );
  });
});

describe('several answers of one scrape', () => {
  it('become one: each metric once, all its lines together, one end', () => {
    const answer = (cluster: string): string =>
      `# TYPE a gauge\n# HELP a A.\na{kafka_id="${cluster}"} 1.0\n# TYPE b gauge\nb{kafka_id="${cluster}"} 2.0\n# EOF\n`;
    expect(joinAnswers([answer('lkc-1'), answer('lkc-2')])).toBe(
      '# TYPE a gauge\n# HELP a A.\na{kafka_id="lkc-1"} 1.0\na{kafka_id="lkc-2"} 1.0\n' +
        '# TYPE b gauge\nb{kafka_id="lkc-1"} 2.0\nb{kafka_id="lkc-2"} 2.0\n# EOF\n',
    );
  });

  it('stays as it came, to the byte, when there is one', () => {
    const odd = 'a 1.0\r\n\n# odd';
    expect(joinAnswers([odd])).toBe(odd);
  });
});
