import { describe, expect, test } from 'vitest';
import { EMPTY_STACK, stacked, staysOpen, withoutNotice } from '../../../renderer/alerts/notice-stack.ts';
import { notice } from '../../doubles/fake-bridge-alerts.ts';

const critical = (id: string) => notice({ id });
const warning = (id: string) => notice({ id, severity: 'warning' });
const ids = (stack: typeof EMPTY_STACK) => stack.shown.map(({ id }) => id);

describe('the notices on a page', () => {
  test('are at most three, the newest first; the oldest that is not critical gives way', () => {
    const stack = [warning('a'), critical('b'), warning('c'), critical('d')].reduce(stacked, EMPTY_STACK);
    expect(ids(stack)).toEqual(['d', 'c', 'b']);
    expect(stack.left).toBe(1);
    expect(ids(stacked(stack, warning('e')))).toEqual(['e', 'd', 'b']);
  });

  test('give way by age where all are critical, and the newest is never the one', () => {
    const full = [critical('a'), critical('b'), critical('c')].reduce(stacked, EMPTY_STACK);
    expect(ids(stacked(full, critical('d')))).toEqual(['d', 'c', 'b']);
    expect(ids(stacked(full, warning('d')))).toEqual(['d', 'c', 'b']);
  });

  test('are answered by a recovery in the place of their alert', () => {
    const over = notice({ id: 'a', kind: 'recovery', title: 'Over' });
    const stack = [critical('a'), critical('b'), over].reduce(stacked, EMPTY_STACK);
    expect(stack).toEqual({ shown: [over, critical('b')], left: 0 });
    expect(staysOpen(critical('a'))).toBe(true);
    expect(staysOpen(over)).toBe(false);
    expect(staysOpen(warning('a'))).toBe(false);
  });

  test('forget those that gave way with the last one closed', () => {
    let stack = ['a', 'b', 'c', 'd'].map(critical).reduce(stacked, EMPTY_STACK);
    const [d, c, b] = stack.shown;
    stack = withoutNotice(stack, d!);
    expect(stack.left).toBe(1);
    stack = withoutNotice(withoutNotice(stack, c!), b!);
    expect(stack).toEqual(EMPTY_STACK);
  });
});
