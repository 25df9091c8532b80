import { request } from 'undici';
import { MINUTE_MS } from '../../../main/clock.ts';
import type { ClusterPlan, ClusterSize, ClusterType } from '../../../main/simulator/cluster-plan.ts';
import { Simulator, type SimulatorOptions } from '../../../main/simulator/simulator.ts';
import { ManualClock } from '../../doubles/manual-clock.ts';

/** 2026-11-22T12:06:41Z: an export of this moment shows 12:03. */
export const START = Date.parse('2026-11-22T12:06:41Z');

/** A cluster for tests. */
export function plan(id: string, size: ClusterSize = 'small', type: ClusterType = 'Standard'): ClusterPlan {
  return { id, name: `name of ${id}`, type, environment: 'env-1', cloud: 'AWS', region: 'eu-west-1', size };
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** A simulator with a clock in the test's hand and plain calls to it, without any of Laglight's own client. */
export class Bench {
  readonly clock = new ManualClock(START);
  readonly simulator: Simulator;
  url = '';

  constructor(options: SimulatorOptions = {}) {
    this.simulator = new Simulator({
      clock: this.clock,
      clusters: [plan('lkc-1', 'small', 'Dedicated')],
      historyMinutes: 10,
      ...options,
    });
  }

  async open(): Promise<this> {
    this.url = (await this.simulator.listen()).url;
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.simulator.close();
  }

  export(query = 'resource.kafka.id=lkc-1', headers: Record<string, string> = {}): Promise<Answer> {
    return this.call('GET', `/v2/metrics/cloud/export?${query}`, headers);
  }

  query(body: unknown, parameters = ''): Promise<Answer> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    return this.call('POST', `/v2/metrics/cloud/query${parameters}`, {}, text);
  }

  async call(
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string> = {},
    body?: string,
  ): Promise<Answer> {
    const { key, secret } = this.simulator.credentials;
    const answer = await request(`${this.url}${path}`, {
      method,
      headers: { authorization: basic(key, secret), ...headers },
      ...(body !== undefined && { body }),
    });
    return { status: answer.statusCode, headers: answer.headers, text: await answer.body.text() };
  }

  /** Lets minutes pass. */
  pass(minutes: number): Promise<void> {
    return this.clock.advance(minutes * MINUTE_MS);
  }
}

/** A `Basic` header. */
export const basic = (key: string, secret: string) =>
  `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
