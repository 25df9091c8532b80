import { describe, expect, test } from 'vitest';
import { UnansweredError } from '../../../renderer/bridge.ts';
import { LiveAnswer } from '../../../renderer/live-answer.ts';

/** A question whose answers are given by hand, in the order it was asked. */
function heldQuestion() {
  const waiting: PromiseWithResolvers<string>[] = [];
  const live = new LiveAnswer(() => {
    const answer = Promise.withResolvers<string>();
    waiting.push(answer);
    return answer.promise;
  });
  return { live, waiting };
}

describe('a live answer', () => {
  test('asks once more, and only once, for all that happened while it waited', async () => {
    const { live, waiting } = heldQuestion();
    const done = live.refresh();
    void live.refresh();
    void live.refresh();
    expect(waiting).toHaveLength(1);
    waiting[0]?.resolve('first');
    await expect.poll(() => waiting.length).toBe(2);
    expect(live.state.value.value).toBe('first');
    waiting[1]?.resolve('second');
    await done;
    expect(live.state.value).toEqual({ value: 'second', answered: true, failure: null });
    expect(waiting).toHaveLength(2);
  });

  test('keeps the last answer when a later attempt fails, and tells of the failure until the next success', async () => {
    const { live, waiting } = heldQuestion();
    const first = live.refresh();
    waiting[0]?.resolve('known');
    await first;
    const second = live.refresh();
    waiting[1]?.reject(new UnansweredError('no access', true));
    await second;
    expect(live.state.value).toMatchObject({ value: 'known', failure: { refused: true } });
    const third = live.refresh();
    waiting[2]?.resolve('new');
    await third;
    expect(live.state.value).toEqual({ value: 'new', answered: true, failure: null });
  });
});
