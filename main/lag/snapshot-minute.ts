import { LAG_METRIC } from '../clusters/breakdowns.ts';
import type { SnapshotTable } from '../clusters/snapshot-table.ts';
import { tableBy } from '../clusters/snapshot.ts';
import type { ClusterSnapshot } from '../clusters/snapshot.ts';
import type { LagMinute } from './lag-minute.ts';

/** The metric that tells how many records a topic received. */
export const PRODUCED_METRIC = 'confluent_kafka_server_received_records';

const NOTHING = new Float64Array(0);

/** What a snapshot tells of consumer groups; undefined when no lag was ever reported in this cluster. */
export function minuteOf(snapshot: ClusterSnapshot): LagMinute | undefined {
  const pairs = tableBy(snapshot, 'consumer_group_id', 'topic');
  const lag = pairs?.column(LAG_METRIC);
  if (!pairs || !lag) return undefined;
  const records = tableBy(snapshot, 'topic');
  const column = records?.column(PRODUCED_METRIC);
  // Another minute's records say nothing of this one.
  const received = column?.minute === lag.minute ? column : undefined;
  const groups = new Numbering();
  const topics = new Numbering();
  const pairGroups = groups.numbersOf(pairs, 'consumer_group_id');
  const pairTopics = topics.numbersOf(pairs, 'topic');
  const recordTopics = records && received ? topics.numbersOf(records, 'topic') : new Uint32Array(0);
  const produced = new Float64Array(topics.texts.length).fill(Number.NaN);
  const values = received?.values ?? NOTHING;
  for (let row = 0; row < values.length; row++) {
    produced[recordTopics[row] ?? 0] = values[row] ?? Number.NaN;
  }
  return {
    at: lag.minute,
    isComplete: lag.isComplete,
    isProducedComplete: received?.isComplete === true,
    groups: groups.texts,
    topics: topics.texts,
    pairGroups,
    pairTopics,
    lags: lag.values,
    produced,
  };
}

/** Numbers the values of a label from 0 in the order in which they are met. A plain loop over thousands of rows. */
class Numbering {
  readonly texts: string[] = [];
  /** By the number that the snapshot gives a text: its number here plus 1. */
  #numbers = new Uint32Array(1024);

  numbersOf(table: SnapshotTable, keyName: string): Uint32Array {
    const part = table.keyNames.indexOf(keyName);
    const numbers = new Uint32Array(table.rows);
    for (let row = 0; row < numbers.length; row++) {
      const id = table.keyId(row, part);
      if (id >= this.#numbers.length) this.#grow(id);
      let number = this.#numbers[id] ?? 0;
      if (number === 0) {
        number = this.texts.push(table.keyPart(row, part));
        this.#numbers[id] = number;
      }
      numbers[row] = number - 1;
    }
    return numbers;
  }

  #grow(id: number): void {
    const numbers = new Uint32Array(2 * id);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
  }
}
