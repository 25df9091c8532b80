import { describe, expect, test } from 'vitest';
import { newRule } from '../../../renderer/alerts/new-rule.ts';
import { draftOf, ruleOf, withMeasure } from '../../../renderer/alerts/rule-draft.ts';
import { measures, rule } from '../../doubles/fake-bridge-alerts.ts';

const measureOf = (id: string) => measures.find((measure) => measure.id === id)!;

describe('a rule in the editor', () => {
  test('comes out as it went in', () => {
    const whole = rule({ clearLevel: null, exclude: { cluster: null, group: '*-dev, *-test', topic: null } });
    expect(ruleOf(draftOf(whole, 'milliseconds'))).toEqual({ rule: whole });
    const ofLoad = rule({
      subject: 'cluster',
      measure: 'confluent_kafka_server_cluster_load_percent',
      level: 0.7,
      clearLevel: 0.65,
      include: { cluster: 'prod-*', group: null, topic: null },
      overrides: [],
    });
    expect(ruleOf(draftOf(ofLoad, 'ratio'))).toEqual({ rule: ofLoad });
    expect(ruleOf(draftOf(newRule(measures), 'milliseconds'))).toEqual({ rule: newRule(measures) });
  });

  test('says which of its fields are no numbers', () => {
    const draft = draftOf(rule(), 'milliseconds');
    const wrong = {
      ...draft,
      level: { ...draft.level, amount: 'ten' },
      clearLevel: { ...draft.clearLevel, amount: '5m' },
      forMinutes: '',
      floor: 'none',
      overrides: draft.overrides.map((override) => ({ ...override, level: { amount: '', factor: 1 } })),
    };
    expect(ruleOf(wrong)).toEqual({
      mistakes: {
        level: 'This has to be a number.',
        clearLevel: 'This has to be a number.',
        forMinutes: 'This has to be a number.',
        floor: 'This has to be a number.',
        // The second exception is off: it needs no level.
        overrides: 'Exception 1: This has to be a number.',
      },
    });
  });

  test('leaves out patterns for names that its subject does not have', () => {
    const draft = { ...draftOf(rule(), 'milliseconds'), subject: 'group' as const };
    const withTopic = { ...draft, include: { ...draft.include, topic: 'orders' } };
    expect(ruleOf(withTopic)).toMatchObject({
      rule: { include: { cluster: 'prod-*', group: 'payments*', topic: null } },
    });
    expect(ruleOf({ ...draft, subject: 'account' })).toMatchObject({
      rule: { include: { cluster: null, group: null, topic: null }, overrides: [] },
    });
  });

  test('keeps its level with a measure of the same unit, and asks for one with another', () => {
    const draft = draftOf(rule(), 'milliseconds');
    expect(withMeasure(draft, 'milliseconds', measureOf('lag-time')).level).toEqual(draft.level);
    const ofBytes = withMeasure(draft, 'milliseconds', measureOf('confluent_kafka_server_received_bytes'));
    expect(ofBytes).toMatchObject({ subject: 'topic', level: { amount: '', factor: 1_000_000 } });
    expect(ruleOf(ofBytes)).toHaveProperty('mistakes.level');
  });

  test('needs no level where the measure is yes or no, and keeps those it leaves out', () => {
    const stalled = withMeasure(draftOf(rule(), 'milliseconds'), 'milliseconds', measureOf('stalled'));
    expect(ruleOf(stalled)).toMatchObject({
      rule: { level: 0, clearLevel: null, overrides: [{ group: '*-test', isOff: true }] },
    });
    const ofAccounts = withMeasure(stalled, 'plain', measureOf('key-rejected'));
    expect(ofAccounts.subject).toBe('account');
  });
});
