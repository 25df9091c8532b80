import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupLags, requestTypes } from '../../../main/clusters/breakdowns.ts';
import type { ClusterSnapshot } from '../../../main/clusters/snapshot.ts';
import { ScrapedAccount, line, plainTable, server } from '../../unit/clusters/scrapes.ts';
import type { Line } from '../../unit/clusters/scrapes.ts';

const small = (prefix: string) => fc.integer({ min: 0, max: 5 }).map((number) => `${prefix}${number}`);
const value = fc.nat(1_000_000);
const anyLine: fc.Arbitrary<Line> = fc.oneof(
  fc.tuple(small('t'), value).map(([topic, n]) => line('received_bytes', n, { topic })),
  fc.tuple(small('t'), value).map(([topic, n]) => line('retained_bytes', n, { topic })),
  fc
    .tuple(small('g'), small('t'), value)
    .map(([group, topic, n]) => line('consumer_lag_offsets', n, { topic, consumer_group_id: group })),
  fc
    .tuple(small('sa-'), small('Type'), value)
    .map(([principal, type, n]) => line('request_count', n, { type, principal_id: principal })),
  fc.tuple(small('x'), value).map(([shop, n]) => line('novelty', n, { shop })),
  value.map((n) => line('partition_count', n)),
);
/** Lines of one answer: each series once. */
const answer = fc.uniqueArray(anyLine, {
  maxLength: 60,
  selector: ({ metric, labels }) => JSON.stringify([metric, Object.entries(labels ?? {}).sort()]),
});
const history = fc.array(answer, { minLength: 1, maxLength: 4 });

/** Everything a snapshot tells, in an order that does not depend on how it came about. */
function plain(snapshot: ClusterSnapshot): unknown {
  const totals = [...snapshot.totals].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    minute: snapshot.minute,
    issues: snapshot.issues,
    isComplete: snapshot.isComplete,
    totals,
    values: totals.map(([metricId]) => plainTable(snapshot, metricId)),
    vanished: snapshot.tables
      .flatMap((table) =>
        Array.from(
          { length: table.rows },
          (_, row) => `${table.keys(row).join(' ')} ${table.vanishedSince(row)}`,
        ),
      )
      .sort(),
  };
}

function read(answers: readonly (readonly Line[])[], account = new ScrapedAccount()): ClusterSnapshot {
  answers.forEach((lines, minute) => account.scrape(minute, lines));
  return account.model.snapshot('lkc-1')!;
}

const sumOf = (lines: readonly Line[], chosen: (one: Line) => boolean) =>
  lines.filter(chosen).reduce((sum, one) => sum + one.value, 0);

describe('AccountModel, for any answers', () => {
  it('does not depend on the order of the lines', () => {
    fc.assert(
      fc.property(history, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (answers, weights) => {
        const shuffled = answers.map((lines) =>
          lines
            .map((one, number) => ({ one, weight: weights[number] ?? 0 }))
            .sort((a, b) => a.weight - b.weight)
            .map(({ one }) => one),
        );
        expect(plain(read(shuffled))).toEqual(plain(read(answers)));
      }),
    );
  });

  it('does not depend on how a scrape is split into answers', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 2, max: 5 }), (answers, parts) => {
        const account = new ScrapedAccount();
        answers.forEach((lines, minute) => {
          const split = Array.from({ length: parts }, (_, part) =>
            lines.filter((_one, n) => n % parts === part),
          );
          account.commit(account.begin(minute, ...split));
        });
        expect(plain(account.model.snapshot('lkc-1')!)).toEqual(plain(read(answers)));
      }),
    );
  });

  it('does not change when a minute is read again', () => {
    fc.assert(
      fc.property(history, (answers) => {
        const account = new ScrapedAccount();
        answers.forEach((lines, minute) => {
          account.scrape(minute, lines);
          account.scrape(minute, lines);
        });
        expect(plain(account.model.snapshot('lkc-1')!)).toEqual(plain(read(answers)));
      }),
    );
  });

  it('keeps no trace of an intake that was not committed, or of a cluster that failed', () => {
    fc.assert(
      fc.property(history, answer, fc.boolean(), (answers, lost, isFailure) => {
        const account = new ScrapedAccount();
        answers.forEach((lines, minute) => {
          const intake = account.begin(minute + 7, lost);
          if (isFailure) account.commit(intake, { failed: ['lkc-1'] });
          account.scrape(minute, lines);
        });
        expect(plain(account.model.snapshot('lkc-1')!)).toEqual(plain(read(answers)));
      }),
    );
  });

  it('adds up like a plain loop', () => {
    fc.assert(
      fc.property(answer, (lines) => {
        const snapshot = read([lines]);
        for (const [metricId, total] of snapshot.totals) {
          expect(total.value).toBe(sumOf(lines, ({ metric }) => metric === metricId));
        }
        for (const { group, lag } of groupLags(snapshot)) {
          expect(lag).toBe(sumOf(lines, ({ labels }) => labels?.['consumer_group_id'] === group));
        }
      }),
    );
  });

  it('has the same sums by request type when principals are not kept', () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 20 }), (answers, allowed) => {
        const few = read(answers, new ScrapedAccount(['lkc-1'], allowed));
        const all = read(answers);
        // An answer without a word about a cluster leaves it as it was.
        const last = answers.findLast((lines) => lines.length > 0) ?? [];
        const types = requestTypes(few);
        const count = server('request_count');
        types.keys[0]?.forEach((type, row) => {
          const sum = sumOf(last, ({ metric, labels }) => metric === count && labels?.['type'] === type);
          const got = types.columns.get(count)?.values[row] ?? Number.NaN;
          if (!Number.isNaN(got)) expect(got).toBe(sum);
        });
        const totalOf = (snapshot: ClusterSnapshot) => snapshot.totals.get(count);
        if (totalOf(all)?.state === 'reported') expect(totalOf(few)?.value).toBe(totalOf(all)?.value);
      }),
    );
  });
});
