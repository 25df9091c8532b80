import { expect, test } from 'vitest';
import { TextIndex } from '../../../main/metrics/text-index.ts';

const limits = { entries: 1_000, bytes: 1024 * 1024 };
const SAME_HASH = 7;

function add(index: TextIndex, text: string): number {
  return index.add(Buffer.from(text), 0, text.length, SAME_HASH);
}

function find(index: TextIndex, text: string): number {
  return index.find(Buffer.from(text), 0, text.length, SAME_HASH);
}

test('texts with the same hash and length are told apart', () => {
  const index = new TextIndex(limits);
  expect([add(index, 'ab'), add(index, 'ac')]).toStrictEqual([0, 1]);
  expect([find(index, 'ab'), find(index, 'ac'), find(index, 'ad')]).toStrictEqual([0, 1, -1]);
});

test('when very many texts have the same hash, the last ones are not kept', () => {
  const index = new TextIndex(limits);
  const entries = Array.from({ length: 100 }, (_, number) => add(index, `text ${number}`));
  const kept = entries.indexOf(-1);
  expect(kept).toBeGreaterThan(10);
  expect(entries.slice(kept).every((entry) => entry === -1)).toBe(true);
  expect(find(index, `text ${kept - 1}`)).toBe(kept - 1);
  expect(find(index, `text ${kept}`)).toBe(-1);
});
