import { hashText } from '../random.ts';
import type { GroupModel } from './group-model.ts';
import type { PrincipalLayout } from './layout.ts';
import type { TopicModel } from './topic-model.ts';
import { noise, wholeNumber } from './traffic.ts';

/** The requests of one principal and type in one minute. */
export interface RequestTraffic {
  readonly count: number;
  readonly requestBytes: number;
  readonly responseBytes: number;
}

const RECORDS_PER_PRODUCE = 40;
const RECORDS_PER_FETCH = 120;
const FETCHES_PER_CONNECTION = 12;
const STORM_CONNECTIONS = 25;
const AUTHENTICATIONS_PER_CONNECTION = 0.08;
const STORM_AUTHENTICATIONS_PER_CONNECTION = 3;

/** Requests a minute and connection, and mean bytes of request and response, of what follows from no record. */
const ROUTINE: Readonly<
  Record<string, readonly [rate: number, requestBytes: number, responseBytes: number]>
> = {
  Metadata: [0.4, 60, 2_400],
  OffsetCommit: [4, 180, 90],
  Heartbeat: [20, 110, 24],
  ApiVersions: [0.08, 50, 420],
  JoinGroup: [0.02, 320, 640],
  SyncGroup: [0.02, 210, 380],
  FindCoordinator: [0.05, 48, 96],
  ListOffsets: [0.3, 120, 140],
};
const SELDOM = [0.01, 90, 160] as const;
const PRODUCE_OVERHEAD_BYTES = 90;
const FETCH_OVERHEAD_BYTES = 70;

/** What the clients of one service account do. */
export class PrincipalModel {
  readonly layout: PrincipalLayout;
  readonly #seed: number;
  readonly #written: readonly TopicModel[];
  readonly #groups: readonly GroupModel[];
  readonly #stormy: (minute: number) => boolean;

  constructor(
    layout: PrincipalLayout,
    seed: number,
    written: readonly TopicModel[],
    groups: readonly GroupModel[],
    stormy: (minute: number) => boolean,
  ) {
    this.layout = layout;
    this.#seed = seed ^ hashText(layout.id);
    this.#written = written;
    this.#groups = groups;
    this.#stormy = stormy;
  }

  /** Open connections, as sampled in a minute. */
  connections(minute: number): number {
    const usual = Math.round(this.layout.connections * noise(0.1, this.#seed, 40, Math.floor(minute / 5)));
    return usual * (this.#stormy(minute) ? STORM_CONNECTIONS : 1);
  }

  /** Successful authentications in a minute. */
  authentications(minute: number): number {
    const rate = this.#stormy(minute) ? STORM_AUTHENTICATIONS_PER_CONNECTION : AUTHENTICATIONS_PER_CONNECTION;
    return wholeNumber(this.connections(minute) * rate, this.#seed, 41, minute);
  }

  /** Requests of a type in a minute. */
  requests(type: string, minute: number): RequestTraffic {
    if (type === 'Produce') return this.#produce(minute);
    if (type === 'Fetch') return this.#fetch(minute);
    const [rate, requestBytes, responseBytes] = ROUTINE[type] ?? SELDOM;
    const count = wholeNumber(this.connections(minute) * rate, this.#seed, 42, hashText(type), minute);
    return { count, requestBytes: count * requestBytes, responseBytes: count * responseBytes };
  }

  #produce(minute: number): RequestTraffic {
    let count = 0;
    let bytes = 0;
    for (const topic of this.#written) {
      for (const partition of topic.partitions) {
        const records = partition.records(minute);
        count += Math.ceil(records / RECORDS_PER_PRODUCE);
        bytes += topic.bytes(records);
      }
    }
    return { count, requestBytes: bytes + count * PRODUCE_OVERHEAD_BYTES, responseBytes: count * 60 };
  }

  #fetch(minute: number): RequestTraffic {
    if (this.#groups.length === 0) return { count: 0, requestBytes: 0, responseBytes: 0 };
    let count = this.connections(minute) * FETCHES_PER_CONNECTION;
    let bytes = 0;
    for (const { topic, commits } of this.#groups.flatMap((group) => group.subscriptions)) {
      for (const log of commits) {
        const records = log.records(minute);
        count += Math.ceil(records / RECORDS_PER_FETCH);
        bytes += topic.bytes(records);
      }
    }
    return { count, requestBytes: count * 130, responseBytes: bytes + count * FETCH_OVERHEAD_BYTES };
  }
}
