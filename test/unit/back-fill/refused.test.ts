import type { ServerResponse } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as realDelay } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../main/clock.ts';
import { BackFill } from '../../../main/history/back-fill/back-fill.ts';
import { BackFillNotes } from '../../../main/history/back-fill/notes.ts';
import { LANES, SUBJECTS } from '../../../main/history/back-fill/subjects.ts';
import { History } from '../../../main/history/history.ts';
import { QueryLine } from '../../../main/scrape/query-line.ts';
import { QueryPace } from '../../../main/scrape/query-pace.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import { cleanUp, cleanUpLater, clientOf, NOW, serve } from '../confluent/harness.ts';

afterEach(cleanUp);

const NEWEST = Math.floor(NOW / MINUTE_MS) * MINUTE_MS - 3 * MINUTE_MS;
/** Noon is the edge of a window of totals, and half past eleven one of breakdowns. */
const TOTALS = 2;
const BREAKDOWNS = 3;
const WHOLE = TOTALS * SUBJECTS.totals.length + BREAKDOWNS * SUBJECTS.breakdowns.length;
const LOAD = 'io.confluent.kafka.server/cluster_load_percent';

/** A back-fill of 40 minutes from a server that answers a metric as a test wants, and everything else with nothing. */
async function fill(answer: (metric: string, response: ServerResponse) => void) {
  const clock = new ManualClock(NOW);
  const server = await serve((_, response) => {
    const { aggregations } = JSON.parse(server.seen.at(-1)!.body) as { aggregations: { metric: string }[] };
    answer(aggregations[0]!.metric, response);
    if (!response.writableEnded) response.end('{"data":[]}');
  });
  const folder = mkdtempSync(join(tmpdir(), 'laglight-refused-'));
  const retention = { minuteDays: 7, fiveMinuteDays: 30, hourDays: 365, maxMegabytes: 500 };
  const store = new History({ folder, clock, retention });
  await store.open();
  const notes = new BackFillNotes(store);
  const from = NEWEST - 40 * MINUTE_MS;
  for (const lane of LANES) notes.add('lkc-1', lane, { from: from - 7 * 24 * 60 * MINUTE_MS, to: from });
  const { api } = clientOf(server.url);
  const line = new QueryLine({ pace: new QueryPace({ clock }), api: () => api });
  const clusters = [{ id: 'lkc-1', name: 'prod' }];
  const backFill = new BackFill({ clock, store, line, clusters, random: () => 0 });
  cleanUpLater(async () => {
    await backFill.dispose();
    await store.dispose();
    rmSync(folder, { recursive: true });
  });
  backFill.start();
  backFill.scraped('lkc-1', NEWEST);
  const asked = (metric: string) => server.seen.filter(({ body }) => body.includes(`"${metric}"`)).length;
  const until = async (condition: () => boolean) => {
    while (!condition()) {
      if (clock.pending > 0) await clock.advance(500);
      else await realDelay(1);
    }
  };
  const span = { from, to: NEWEST };
  return { asked, until, clock, isDone: () => !backFill.isPending('lkc-1', span), server, backFill };
}

test('a metric that the server does not accept is asked for once, and holds up nothing', async () => {
  const { asked, until, isDone, backFill } = await fill((metric, response) => {
    if (metric === LOAD) response.writeHead(400).end('{"errors":[{"detail":"Unknown metric"}]}');
  });
  await until(isDone);
  expect(asked(LOAD)).toBe(1);
  expect(asked('io.confluent.kafka.server/received_records')).toBe(TOTALS + BREAKDOWNS);
  // The minutes that may be restated come a second time, without that metric.
  backFill.scraped('lkc-1', NEWEST + 15 * MINUTE_MS);
  await until(() => asked('io.confluent.kafka.server/received_records') > TOTALS + BREAKDOWNS);
  expect(asked(LOAD)).toBe(1);
});

test('a metric that keeps failing is tried three times and then stays a gap', async () => {
  const { asked, until, clock, isDone, server, backFill } = await fill((metric, response) => {
    if (metric === LOAD) response.writeHead(500).end('{"errors":[]}');
  });
  await until(() => isDone() && backFill.progress === null);
  expect(asked(LOAD)).toBe(TOTALS);
  expect(server.seen).toHaveLength(WHOLE);
  const begun = clock.now();
  await until(() => asked(LOAD) > TOTALS);
  expect(clock.now() - begun).toBeGreaterThanOrEqual(9 * MINUTE_MS);
  // These minutes are not kept by anybody, and so fetched: that goes well.
  for (let minutes = 1; minutes <= 120; minutes++) {
    await until(() => clock.now() > begun + minutes * MINUTE_MS);
    backFill.scraped('lkc-1', NEWEST + minutes * MINUTE_MS);
  }
  const ofGap = server.seen.filter(({ body }) => body.includes(`"${LOAD}"`) && body.includes('T11:'));
  expect(ofGap).toHaveLength(3);
});

test('what is no answer at all is not kept, and asked for again', async () => {
  let isBroken = true;
  const { until, isDone, server } = await fill((_, response) => {
    if (isBroken) response.end('{"data":"none"}');
  });
  await until(() => server.seen.length === 2);
  isBroken = false;
  await until(isDone);
  expect(server.seen).toHaveLength(2 + WHOLE);
});
