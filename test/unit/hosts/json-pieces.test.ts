import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonPieces } from '../../../main/hosts/browser/json-pieces.ts';

describe('jsonPieces', () => {
  it('is together what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
      }),
    );
  });

  it('leaves out what is undefined', () => {
    const value = { a: undefined, b: [{ c: undefined }, undefined], d: 1 };
    expect([...jsonPieces(value)].join('')).toBe(JSON.stringify(value));
  });

  it('cuts a large table between its columns', () => {
    const value = { keys: Array.from({ length: 5 }, () => new Array<string>(10_000).fill('orders')) };
    const pieces = [...jsonPieces(value)];
    expect(pieces).toHaveLength(6);
    expect(pieces.join('')).toBe(JSON.stringify(value));
  });
});
