import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { ClusterLag } from '../../../main/lag/cluster-lag.ts';
import { partitionLagTime } from '../../../main/lag/partition-lag.ts';
import { HISTORY_MINUTES, RandomHistory } from './random-histories.ts';
import { simulatedMinute } from './simulated.ts';

const HISTORIES = 200;
/** Before, floors and rhythms are not known yet. */
const FIRST_JUDGED = 30;
/** Partitions are many: not each minute of each is judged. */
const PARTITIONS_EVERY = 4;
const LAST = HISTORY_MINUTES - 2;

/** How estimates of lag in time met the truth, in minutes of histories. */
const topics = { behind: 0, about: 0, aboveLooked: 0, aboveAsStallEnds: 0, aboveOtherwise: 0 };
const partitions = { all: 0, good: 0 };
const states = { healthy: 0, wronged: [] as string[] };
const drains = { all: 0, good: 0 };

function playTopic(history: RandomHistory, lag: ClusterLag, index: number): void {
  const { group, topic } = history.subject;
  const { lagTime, state } = lag.pair(group, topic)!;
  const { truth } = history.simulator;
  const { appearsAs, since } = truth.situation(history.cluster, history.subject, history.minute(index));
  // In the minute in which a stall ends, the server may have looked before that.
  const isTurning = since === history.minute(index);
  if (!isTurning && (appearsAs === 'consuming' || appearsAs === 'catching-up')) {
    states.healthy++;
    if (state === 'stalled' || state === 'vanished')
      states.wronged.push(`${history.event} ${index} ${state}`);
  }
  if (lagTime.kind !== 'behind') return;
  topics.behind++;
  if (lagTime.certainty === 'about') {
    topics.about++;
    return;
  }
  // What is consumed after the look only makes it less.
  if (lagTime.ms <= history.age(index) + MINUTE_MS) return;
  if (lagTime.ms > history.ageAsLooked(index) + MINUTE_MS) topics.aboveLooked++;
  if (isTurning) topics.aboveAsStallEnds++;
  else topics.aboveOtherwise++;
}

function playPartitions(history: RandomHistory, produced: readonly Float64Array[], index: number): void {
  const points = history.simulator.pointsOf(history.cluster, 'consumer_lag_offsets', history.minute(index), {
    byPartition: true,
  });
  for (const { labels, value } of points) {
    const partition = Number(labels['partition']);
    const known = produced[partition]!.subarray(0, index + 1);
    const lagTime = partitionLagTime(value, known, { floor: 0, isAbout: false });
    const age = history.age(index, partition);
    const error = Math.abs((lagTime.kind === 'behind' ? lagTime.ms : 0) - age);
    partitions.all++;
    if (error <= Math.max(MINUTE_MS, 0.05 * age)) partitions.good++;
  }
}

function play(history: RandomHistory): void {
  const lag = new ClusterLag();
  const produced = Array.from({ length: history.partitions }, () =>
    new Float64Array(HISTORY_MINUTES).fill(NaN),
  );
  for (let index = 0; index <= LAST; index++) {
    const at = history.minute(index);
    lag.observe(simulatedMinute(history.simulator, history.cluster, at));
    const received = history.simulator.pointsOf(history.cluster, 'received_records', at, {
      byPartition: true,
    });
    for (const { labels, value } of received) produced[Number(labels['partition'])]![index] = value;
    if (index < FIRST_JUDGED) continue;
    playTopic(history, lag, index);
    if (index % PARTITIONS_EVERY === 0) playPartitions(history, produced, index);
  }
}

/** Follows a group that catches up after a stall at a steady pace, and compares with how long that really takes. */
function playDrain(history: RandomHistory): void {
  const { group, topic } = history.subject;
  const lag = new ClusterLag();
  const told = new Map<number, number>();
  let caughtUp = LAST;
  for (let index = 0; index <= LAST; index++) {
    lag.observe(simulatedMinute(history.simulator, history.cluster, history.minute(index)));
    if (index < history.eventUntil + 5 || caughtUp < LAST) continue;
    const { drain } = lag.pair(group, topic)!;
    if (drain.kind === 'draining') told.set(index, drain.ms);
    const { kind } = history.simulator.truth.situation(
      history.cluster,
      history.subject,
      history.minute(index),
    );
    if (kind === 'consuming') caughtUp = index;
  }
  if (caughtUp === LAST) return;
  for (const [index, ms] of told) {
    // Five minutes before the end the minute in which it ends is half of the tolerance.
    const left = (caughtUp - index) * MINUTE_MS;
    if (left < 5 * MINUTE_MS) continue;
    drains.all++;
    if (Math.abs(ms - left) <= 0.2 * left) drains.good++;
  }
}

describe(`${HISTORIES} random histories with even, skewed and stuck partitions`, () => {
  for (let seed = 0; seed < HISTORIES; seed++) play(new RandomHistory(seed));
  for (let seed = 0; seed < 60; seed++) playDrain(new RandomHistory(seed, true));
  console.log(
    'accuracy of lag in time:',
    JSON.stringify({ topics, partitions, drains, healthy: states.healthy }),
  );

  test('the estimate by partition is within 5 % or one minute in 95 % of the minutes', () => {
    expect(partitions.all).toBeGreaterThan(50_000);
    expect(partitions.good / partitions.all).toBeGreaterThan(0.95);
  });

  test('the estimate by topic is never more than a minute above the truth that the server looked at', () => {
    expect(topics.behind - topics.about).toBeGreaterThan(10_000);
    expect(topics.aboveLooked).toBe(0);
  });

  test('at the end of the minute it is above only where something ended between the look and that end', () => {
    expect(topics.aboveOtherwise).toBe(0);
  });

  test('time to drain is within 20 % for steady consumers', () => {
    expect(drains.all).toBeGreaterThan(200);
    expect(drains.good / drains.all).toBeGreaterThan(0.95);
  });

  test('nobody who consumes is called stalled or vanished', () => {
    expect(states.healthy).toBeGreaterThan(20_000);
    expect(states.wronged).toEqual([]);
  });
});
