import { setImmediate as nextTurn } from 'node:timers/promises';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { MINUTE_MS, type Clock } from '../../../main/clock.ts';
import { RequestBudget } from '../../../main/confluent/budget.ts';
import { Credentials } from '../../../main/confluent/credentials.ts';
import { readEndpoints } from '../../../main/confluent/endpoints.ts';
import type { ConfluentFailure, FailureCode } from '../../../main/confluent/failure.ts';
import { Transport, type TransportOptions } from '../../../main/confluent/transport.ts';
import { testConnection } from '../../../main/credentials/connection-test.ts';
import type { TestStageId, TestStageState } from '../../../main/credentials/test-stages.ts';
import type { Behaviour } from '../../../main/simulator/behaviour.ts';
import { DEFAULT_CLUSTERS } from '../../../main/simulator/cluster-plan.ts';
import type { Keyring } from '../../../main/simulator/keys.ts';
import { Simulator } from '../../../main/simulator/simulator.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';
import {
  AUTHORITY,
  cleanUp,
  cleanUpLater,
  closedPort,
  failureOf,
  never,
  NOW,
  PROXY_PASSWORD,
  serveProxy,
  serveSilence,
  serveTls,
} from '../confluent/harness.ts';

afterEach(cleanUp);

const [FIRST, SECOND, THIRD] = DEFAULT_CLUSTERS.map(({ id }) => id) as [string, string, string];
const TRYING_AGAIN = expect.stringMatching(
  /^Not permitted so far\. Trying again, because Confluent needs about 4 minutes for a new cluster\./,
) as unknown;
const OLD_ENOUGH = /minutes old/;

interface BenchOptions {
  readonly behaviour?: Partial<Behaviour>;
  readonly key?: keyof Keyring;
  readonly clusterIds?: readonly string[];
  readonly network?: Partial<TransportOptions>;
  /** By how much the client's clock is ahead of the server's. */
  readonly aheadMs?: number;
}

/**
 * A simulator, and a connection test against it. Both live by one clock, which goes on by itself whenever the test
 * waits to try again.
 */
class Bench {
  readonly clock = new ManualClock(NOW);
  readonly simulator: Simulator;
  readonly budget: RequestBudget;
  /** All sentences that were shown while stages ran. */
  readonly told: string[] = [];
  /** The stages after each change, as "name running". */
  readonly changes: string[] = [];
  port = 0;
  readonly #options: BenchOptions;
  readonly #ownClock: Clock;

  constructor(options: BenchOptions = {}) {
    this.#options = options;
    const { behaviour = {}, aheadMs = 0 } = options;
    this.simulator = new Simulator({ clock: this.clock, historyMinutes: 2, behaviour });
    this.#ownClock = {
      now: () => this.clock.now() + aheadMs,
      sleep: (ms, signal) => {
        void nextTurn().then(() => this.clock.advance(ms));
        return this.clock.sleep(ms, signal);
      },
    };
    this.budget = new RequestBudget({ clock: this.#ownClock });
    cleanUpLater(() => this.simulator.close());
  }

  async open(): Promise<this> {
    this.port = Number(new URL((await this.simulator.listen()).url).port);
    return this;
  }

  /** Runs the test against an address, the simulator's own without one. */
  async run(
    url = `http://127.0.0.1:${this.port}`,
    { signal = never, secret }: { signal?: AbortSignal; secret?: string } = {},
  ): Promise<Outcome> {
    const { network, key = 'valid', clusterIds = [FIRST, SECOND, THIRD] } = this.#options;
    const transport = new Transport({ userAgent: 'laglight/1', environment: {}, ...network });
    cleanUpLater(() => transport.dispose());
    const known = this.simulator.keyring[key];
    const stages = await testConnection(
      {
        transport,
        endpoint: readEndpoints({ LAGLIGHT_TELEMETRY_URL: url }).telemetry,
        credentials: new Credentials(known.key, secret ?? known.secret),
        clusterIds,
        budget: this.budget,
        clock: this.#ownClock,
      },
      (states) => this.#note(states),
      signal,
    );
    const written = inspect([stages, this.told], { depth: 9 }) + JSON.stringify(stages);
    for (const hidden of [known.secret, btoa(`${known.key}:${known.secret}`), PROXY_PASSWORD]) {
      expect(written).not.toContain(hidden);
    }
    return new Outcome(stages);
  }

  #note(states: readonly TestStageState[]): void {
    const active = states.findLast(({ status }) => status !== 'waiting');
    if (active?.status === 'running' && active.detail !== null) this.told.push(active.detail);
    this.changes.push(`${active?.id ?? 'none'} ${active?.status ?? ''}`);
  }
}

/** How a test ended. */
class Outcome {
  readonly stages: readonly TestStageState[];

  constructor(stages: readonly TestStageState[]) {
    this.stages = stages;
  }

  stage(id: TestStageId): TestStageState {
    return this.stages.find((stage) => stage.id === id) ?? expect.unreachable();
  }

  /** Statuses in order, a letter each. */
  get statuses(): string {
    return this.stages.map(({ status }) => status[0]).join('');
  }

  /** The failure, which has to be in this stage and in no other, with nothing done after it. */
  async failureIn(id: TestStageId): Promise<ConfluentFailure> {
    expect(this.statuses).toMatch(/^[ps]*fw*$/);
    const { status, detail, tookMs, failure } = this.stage(id);
    expect([status, detail, tookMs]).toEqual(['failed', null, expect.any(Number)]);
    return failureOf(Promise.reject(failure ?? expect.unreachable()));
  }
}

describe('a key that works', () => {
  it('passes all stages that there are, each with what was found', async () => {
    const bench = await new Bench().open();
    const { stages } = await bench.run(`http://localhost:${bench.port}`);
    expect(stages.map(({ id, status, detail }) => [id, status, detail])).toEqual([
      ['name', 'passed', expect.stringMatching(/^localhost is (127\.0\.0\.1|::1)( and \d more)?\.$/)],
      ['connection', 'passed', 'Connected to 127.0.0.1.'],
      ['proxy', 'skipped', 'No proxy is set for this address.'],
      ['tls', 'skipped', 'The base address uses http, as only this computer itself may.'],
      ['key', 'passed', `Confluent accepts the key ${bench.simulator.credentials.key}.`],
      ['role', 'passed', 'The key may read the metrics of 3 clusters.'],
      ['clusters', 'passed', `${FIRST}, ${SECOND}, ${THIRD} can be read.`],
      ['samples', 'passed', expect.stringMatching(/^1,\d{3} samples, the newest 4 min old\.$/)],
    ]);
    expect(bench.changes.slice(0, 4)).toEqual([
      'name running',
      'name passed',
      'connection running',
      'connection passed',
    ]);
    expect(bench.simulator.requests.last.map(({ path }) => path.split('?')[0])).toEqual([
      '/v2/metrics/cloud/discovery',
      '/v2/metrics/cloud/export',
    ]);
    expect(bench.budget.used).toBe(1);
  });

  it('passes through a proxy and TLS, with the issuer of the certificate', async () => {
    const proxy = { host: '' };
    const environment = {
      get HTTPS_PROXY() {
        return `http://user:${PROXY_PASSWORD}@${proxy.host}`;
      },
    };
    const bench = await new Bench({ network: { environment, caFile: AUTHORITY } }).open();
    const { host, asked } = await serveProxy(await serveTls(bench.port, 'server'));
    proxy.host = host;
    const { stages } = await bench.run('https://telemetry.test');
    expect(stages.slice(0, 5).map(({ id, status, detail }) => [id, status, detail])).toEqual([
      ['name', 'skipped', 'The proxy looks up telemetry.test.'],
      ['connection', 'passed', `Connected to the proxy ${host}.`],
      ['proxy', 'passed', `${host} leads to telemetry.test.`],
      [
        'tls',
        'passed',
        'Issued by Laglight Test Authority, valid until 1 January 2100; not a public authority but one this ' +
          'computer was told to trust, as with a company proxy that reads the traffic.',
      ],
      ['key', 'passed', expect.any(String)],
    ]);
    expect(stages.at(-1)?.status).toBe('passed');
    for (const { url, headers } of asked) {
      expect(url).toBe('telemetry.test:443');
      expect(headers['proxy-authorization']).toBe(`Basic ${btoa(`user:${PROXY_PASSWORD}`)}`);
    }
  });

  it('may read clusters that have no samples yet', async () => {
    const bench = await new Bench({ behaviour: { exportLimit: 0 } }).open();
    const outcome = await bench.run();
    expect(outcome.statuses).toBe('spssppps');
    expect(outcome.stage('samples').detail).toMatch(/^There are none yet/);
  });
});

describe('the way to Confluent', () => {
  it('names a name that nobody knows', async () => {
    const bench = await new Bench().open();
    const failure = await (await bench.run('https://nowhere.invalid')).failureIn('name');
    expect(failure.code).toBe('offline');
    expect(failure.title).toContain('nowhere.invalid');
  });

  it('names a server that does not listen', async () => {
    const bench = await new Bench().open();
    const failure = await (await bench.run(`http://127.0.0.1:${await closedPort()}`)).failureIn('connection');
    expect([failure.code, failure.title]).toEqual([
      'offline',
      expect.stringContaining('refuses the connection'),
    ]);
  });

  it.each<[number | 'closed', TestStageId, RegExp, RegExp]>([
    ['closed', 'connection', /cannot be reached/, /not running/],
    [407, 'proxy', /wants a user name and password/, /names no user/],
    [403, 'proxy', /refuses to connect to telemetry\.test/, /does not allow/],
    [502, 'proxy', /refuses to connect to telemetry\.test/, /cannot reach/],
  ])('names a proxy that is in the way: %s', async (status, stage, title, likeliest) => {
    const host = status === 'closed' ? `127.0.0.1:${await closedPort()}` : (await serveProxy(1, status)).host;
    const network = { environment: { HTTPS_PROXY: `http://user:${PROXY_PASSWORD}@${host}` } };
    const bench = await new Bench({ network }).open();
    const failure = await (await bench.run('https://telemetry.test')).failureIn(stage);
    expect(failure.code).toBe('proxy');
    expect(failure.title).toMatch(title);
    expect(failure.title).toContain(host);
    expect(failure.causes[0]).toMatch(likeliest);
  });

  it.each<[Parameters<typeof serveTls>[1], RegExp, RegExp]>([
    ['stranger', /issued by “Example Corp Inspection”, is not trusted/, /company proxy/],
    ['elsewhere', /is not made for/, /in the place/],
    ['outdated', /not valid any more \(until Fri Jan 01 2021\)/, /clock of this computer/],
    ['future', /not valid yet \(from Sun Jan 01 2090\)/, /clock of this computer/],
  ])(
    'names what is wrong with a certificate, direct or by proxy: %s',
    async (certificate, title, likeliest) => {
      const bench = await new Bench({ network: { caFile: AUTHORITY } }).open();
      const port = await serveTls(bench.port, certificate);
      const direct = await (await bench.run(`https://127.0.0.1:${port}`)).failureIn('tls');
      expect([direct.code, direct.title, direct.causes[0]]).toEqual([
        'tls',
        expect.stringMatching(title),
        expect.stringMatching(likeliest),
      ]);

      const { host } = await serveProxy(port);
      const environment = { HTTPS_PROXY: `http://${host}` };
      const behind = await new Bench({ network: { environment, caFile: AUTHORITY } }).open();
      const failure = await (await behind.run('https://telemetry.test')).failureIn('tls');
      expect(failure.title).toMatch(title);
      expect(bench.simulator.requests.count + behind.simulator.requests.count).toBe(0);
    },
  );

  it('names a server that does not speak TLS', async () => {
    const bench = await new Bench().open();
    const failure = await (await bench.run(`https://127.0.0.1:${bench.port}`)).failureIn('tls');
    expect([failure.code, failure.causes[0]]).toEqual(['tls', expect.stringMatching(/does not speak TLS/)]);
  });

  it.each([
    ['http:', 'key', {}],
    ['https:', 'tls', {}],
    ['https:', 'proxy', { proxied: true }],
  ] as const)(
    'names a peer that takes a connection and says nothing: %s %s',
    async (scheme, stage, options) => {
      const port = await serveSilence();
      const environment = 'proxied' in options ? { HTTPS_PROXY: `http://127.0.0.1:${port}` } : {};
      const host = 'proxied' in options ? 'telemetry.test' : `127.0.0.1:${port}`;
      const limits = { connectMs: 200, deadlineMs: 200 };
      const bench = await new Bench({ network: { environment, limits } }).open();
      const failure = await (await bench.run(`${scheme}//${host}`)).failureIn(stage);
      expect([failure.code, failure.title]).toEqual([
        'time-out',
        expect.stringMatching(/did not answer (in time|within 0\.2 s)/),
      ]);
    },
  );

  it.each<[Parameters<Simulator['start']>[0], FailureCode]>([
    ['html-page', 'not-metrics'],
    ['server-error', 'server-error'],
  ])('names what answers in the place of Confluent: %s', async (scenario, code) => {
    const bench = await new Bench().open();
    bench.simulator.start(scenario);
    expect((await (await bench.run()).failureIn('key')).code).toBe(code);
  });
});

describe('a key that is refused', () => {
  it.each<[string, keyof Keyring, string | undefined]>([
    ['a key for one cluster', 'clusterKey', undefined],
    ['a wrong secret', 'valid', 'cfltWrongSecretWrongSecretWrongSecret'],
    ['an unknown key', 'clusterKey', 'cfltWrongSecretWrongSecretWrongSecret'],
  ])('%s', async (_, key, secret) => {
    const bench = await new Bench({ key }).open();
    const outcome = await bench.run(undefined, secret === undefined ? {} : { secret });
    const failure = await outcome.failureIn('key');
    expect(failure.code).toBe('key-refused');
    // Confluent answers all three with the same words.
    expect(failure.causes).toEqual([
      expect.stringMatching(/key for one cluster/),
      expect.stringMatching(/secret does not belong/),
      expect.stringMatching(/deleted, or is mistyped/),
    ]);
    expect(failure.advice).toMatch(/Cloud resource management/);
    expect(bench.budget.used).toBe(0);
  });
});

describe('a key that is not permitted', () => {
  it.each<[string, BenchOptions, TestStageId, FailureCode, RegExp[]]>([
    [
      'MetricsViewer is missing, and discovery lists nothing',
      { key: 'withoutRole', behaviour: { discoveryOfNothing: 'empty' } },
      'role',
      'not-permitted',
      [/lacks the role MetricsViewer/, /another organization/, /IP addresses/],
    ],
    [
      'MetricsViewer is missing, and discovery is forbidden',
      { key: 'withoutRole', behaviour: { discoveryOfNothing: 'forbidden' } },
      'role',
      'not-permitted',
      [/lacks the role MetricsViewer/, /another organization/, /IP addresses/],
    ],
    [
      'a cluster of another organization',
      { clusterIds: ['lkc-foreign'] },
      'clusters',
      'unknown-cluster',
      [/deleted, or its id is mistyped/, /another organization/, /does not include/],
    ],
    [
      'one cluster of several',
      { clusterIds: [FIRST, 'lkc-gone', SECOND] },
      'clusters',
      'unknown-cluster',
      [/deleted, or its id is mistyped/, /another organization/, /does not include/],
    ],
  ])('%s: told after five minutes, in which a new cluster would have appeared', async (...test) => {
    const [, options, stage, code, causes] = test;
    const bench = await new Bench(options).open();
    const failure = await (await bench.run()).failureIn(stage);
    expect(failure.code).toBe(code);
    expect(failure.causes).toEqual(causes.map((cause) => expect.stringMatching(cause) as unknown));
    expect(failure.causes.join()).not.toMatch(OLD_ENOUGH);
    expect(bench.clock.now()).toBe(NOW + 5 * MINUTE_MS);
    expect(bench.told).toEqual(Array.from({ length: 10 }, () => TRYING_AGAIN));
    expect(bench.budget.used).toBe(11);
  });

  it('names the clusters that cannot be read beside those that can', async () => {
    const bench = await new Bench({ clusterIds: [FIRST, 'lkc-gone', SECOND] }).open();
    const failure = await (await bench.run()).failureIn('clusters');
    expect(failure.title).toBe('lkc-gone cannot be read with this key, though others can.');
  });

  it.each<[string, keyof Keyring, readonly string[]]>([
    ['the only one', 'firstClusterOnly', [FIRST]],
    ['one of several', 'valid', [FIRST, SECOND]],
  ])('a cluster created just now is waited for: %s', async (_, key, clusterIds) => {
    const bench = await new Bench({ key, clusterIds }).open();
    bench.simulator.start('new-cluster', { cluster: FIRST });
    const outcome = await bench.run();
    expect(outcome.statuses).toBe('spsspppp');
    expect(bench.told).toContainEqual(TRYING_AGAIN);
    expect(bench.clock.now()).toBeGreaterThan(NOW + 3 * MINUTE_MS);
    expect(bench.clock.now()).toBeLessThan(NOW + 5 * MINUTE_MS);
    const waited = outcome.stages.find(({ tookMs }) => (tookMs ?? 0) >= 3 * MINUTE_MS);
    expect(waited?.id).toBe(key === 'valid' ? 'clusters' : 'role');
  });

  it('is not waited for after the test was stopped', async () => {
    const bench = await new Bench({ key: 'withoutRole' }).open();
    const stop = new AbortController();
    const running = bench.run(undefined, { signal: stop.signal });
    const ended = expect(running).rejects.toThrow('enough');
    while (bench.told.length < 2) await nextTurn();
    stop.abort(new Error('enough'));
    await ended;
    expect(bench.simulator.requests.count).toBeLessThanOrEqual(4);
  });
});

describe('a wrong clock', () => {
  const minutes = (count: number) => count * MINUTE_MS;

  it.each<[string, number, RegExp, RegExp[]]>([
    ['fast', minutes(17), /is 17 min fast/, [/not set by the network/]],
    ['slow', minutes(-17), /is 17 min slow/, [/not set by the network/]],
    ['of another zone', minutes(120), /is 2 h fast/, [/another time zone/, /not set by the network/]],
    ['of another week', minutes(-7 * 24 * 60 - 20), /is 7 days slow/, [/not set by the network/]],
  ])('%s', async (_, aheadMs, title, causes) => {
    const bench = await new Bench({ aheadMs }).open();
    const failure = await (await bench.run()).failureIn('samples');
    expect(failure.code).toBe('wrong-clock');
    expect(failure.title).toMatch(title);
    expect(failure.causes).toEqual(causes.map((cause) => expect.stringMatching(cause) as unknown));
  });

  it.each([minutes(1), minutes(-1)])('is not spoken of below two minutes: %i ms', async (aheadMs) => {
    const bench = await new Bench({ aheadMs }).open();
    expect((await bench.run()).statuses).toBe('spsspppp');
  });

  it('is told by the date alone where there are no samples, with the doubt that leaves', async () => {
    const bench = await new Bench({ aheadMs: minutes(40), behaviour: { exportLimit: 0 } }).open();
    const failure = await (await bench.run()).failureIn('samples');
    expect(failure.code).toBe('wrong-clock');
    expect(failure.causes).toEqual([
      expect.stringMatching(/not set by the network/),
      expect.stringMatching(/proxy .* old answer/),
    ]);
  });

  it('is not concluded from a date that the samples contradict', async () => {
    const bench = await new Bench({ behaviour: { dateErrorMs: minutes(-300) } }).open();
    expect((await bench.run()).statuses).toBe('spsspppp');
  });
});

describe('a rate limit that somebody else used up', () => {
  it('is told from how few reads were Laglight’s own', async () => {
    const bench = await new Bench({ behaviour: { otherClientExports: 160 } }).open();
    const failure = await (await bench.run()).failureIn('clusters');
    expect(failure.code).toBe('rate-limited');
    expect(failure.title).toMatch(/used up \(160 an hour\)/);
    expect(failure.causes).toEqual([
      'Something else reads with a key of the same user or service account, such as Prometheus or another ' +
        'Laglight. This Laglight made only 0 of the 160 reads of the last hour.',
    ]);
    expect(failure.advice).toMatch(/service account of its own/);
    expect(failure.until).toBe(NOW + 60 * MINUTE_MS);
  });

  it('is known from then on, without asking again', async () => {
    const bench = await new Bench({ behaviour: { otherClientExports: 160 } }).open();
    await bench.run();
    const before = bench.simulator.requests.count;
    const failure = await (await bench.run()).failureIn('clusters');
    expect([failure.code, failure.title]).toEqual([
      'rate-limited',
      'Confluent allows no more reads in this hour. The next is possible in 60 min.',
    ]);
    expect(failure.causes[0]).toMatch(/Something else reads .* made only 1 of the/);
    expect(bench.simulator.requests.count).toBe(before + 1);
  });
});
