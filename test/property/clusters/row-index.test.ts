import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RowIndex } from '../../../main/clusters/row-index.ts';

it('finds rows like a map of joined keys, in order of first sight', () => {
  const keys = fc
    .integer({ min: 0, max: 3 })
    .chain((width) =>
      fc.array(fc.array(fc.nat(40), { minLength: width, maxLength: width }), { maxLength: 400 }),
    );
  fc.assert(
    fc.property(keys, (all) => {
      const index = new RowIndex(all[0]?.length ?? 0);
      const expected = new Map<string, number>();
      for (const key of all) {
        const row = expected.get(key.join()) ?? expected.size;
        expected.set(key.join(), row);
        expect(index.rowOf(key)).toBe(row);
      }
      expect(index.count).toBe(expected.size);
      for (const [joined, row] of expected) {
        expect(Array.from({ length: index.width }, (_, part) => index.keyPart(row, part)).join()).toBe(
          joined,
        );
      }
    }),
  );
});
