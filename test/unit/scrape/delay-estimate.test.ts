import { describe, expect, it } from 'vitest';
import { DelayEstimate } from '../../../main/scrape/delay-estimate.ts';

/** Minutes as multiples of 60 s. */
function estimate(
  ...reads: readonly (readonly [start: number, minute: number, seconds?: number])[]
): number | undefined {
  const delay = new DelayEstimate();
  for (const [start, minute, seconds = 0] of reads) {
    delay.observe({
      startedAt: start * 1000,
      endedAt: (start + seconds) * 1000,
      newestMinute: minute * 60_000,
    });
  }
  return delay.delayMs === undefined ? undefined : delay.delayMs / 1000;
}

describe('DelayEstimate', () => {
  it.each([
    ['nothing before the first read', [], undefined],
    ['the whole minutes between the bounds', [[200, 0]], 180],
    ['the upper bound itself', [[180, 0]], 180],
    ['not the lower bound', [[240, 0]], 240],
    ['the smaller of two, where a slow answer leaves both open', [[190, 0, 60]], 180],
    [
      'the safe end, where no whole minutes fit',
      [
        [235, 0],
        [245, 0],
        [255, 1],
      ],
      195,
    ],
    [
      'a longer delay, once a new minute proves it',
      [
        [200, 0],
        [305, 0],
        [365, 1],
      ],
      300,
    ],
    [
      'a shorter delay',
      [
        [320, 0],
        [330, 2],
      ],
      180,
    ],
    [
      'the same, while the server repeats a minute',
      [
        [185, 0],
        [245, 0],
        [305, 0],
      ],
      180,
    ],
    [
      'another, when the clock was set back',
      [
        [3_800, 60],
        [260, 61],
      ],
      -3_420,
    ],
  ] as const)('gives %s', (_what, reads, expected) => {
    expect(estimate(...reads)).toBe(expected);
  });

  it('forgets a hiccup after an hour', () => {
    const usual = (minute: number) => [minute * 60 + 190, minute] as const;
    // Once the next minute was late by some seconds, which looked like a longer delay.
    const late = [usual(0), [245, 0], [255, 1]] as const;
    expect(estimate(...late)).toBe(190);
    expect(estimate(...late, ...Array.from({ length: 59 }, (_, index) => usual(index + 2)))).toBe(180);
  });
});
