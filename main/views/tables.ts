import type { DataTable } from '../../preload/contract.ts';
import {
  principals,
  requestTypes,
  topics,
  type Breakdown,
  type BreakdownColumn,
} from '../clusters/breakdowns.ts';
import { perSecondOrLevel, type ClusterSnapshot } from '../clusters/snapshot.ts';
import { catalogue } from '../metrics/catalogue.ts';
import { unitOf } from './units.ts';

const KEY_TITLES: Readonly<Record<string, string>> = {
  topic: 'Topic',
  principal_id: 'Principal',
  type: 'Request type',
};

/** Each topic with everything that is reported by topic. */
export function topicsTable(snapshot: ClusterSnapshot): DataTable {
  return tableOf(topics(snapshot));
}

/** Each principal with its connections, authentications and requests; with its name where Confluent gives it. */
export function principalsTable(snapshot: ClusterSnapshot): DataTable {
  const table = tableOf(principals(snapshot));
  const [ids = []] = table.keys;
  if (!ids.some((id) => snapshot.names.has(id))) return table;
  return {
    ...table,
    keyColumns: [...table.keyColumns, { id: 'principal_name', title: 'Name' }],
    keys: [ids, ids.map((id) => snapshot.names.get(id) ?? '')],
  };
}

/** Each request type of the Kafka protocol, over all principals. */
export function requestsTable(snapshot: ClusterSnapshot): DataTable {
  return tableOf(requestTypes(snapshot));
}

/** A breakdown as the renderer takes it, metrics in the catalogue's order. */
function tableOf(breakdown: Breakdown): DataTable {
  const order = new Map(catalogue.map(({ id }, index) => [id, index]));
  const place = (id: string): number => order.get(id) ?? order.size;
  const columns = [...breakdown.columns].sort(([a], [b]) => place(a) - place(b));
  return {
    keyColumns: breakdown.keyNames.map((id) => ({ id, title: KEY_TITLES[id] ?? id })),
    columns: columns.map(([id, { definition }]) => ({
      id,
      title: definition.title,
      unit: unitOf(definition),
      sentence: definition.sentence,
      certainties: null,
    })),
    keys: breakdown.keys,
    values: columns.map(([, column]) => readings(column)),
    vanishedSince: breakdown.vanishedSince.map((minute) => minute ?? null),
    states: null,
  };
}

function readings({ definition, values }: BreakdownColumn): (number | null)[] {
  const read: (number | null)[] = [];
  // A plain loop: `from` with a function takes several times as long, and there are 15,000 rows.
  for (const value of values) read.push(Number.isNaN(value) ? null : perSecondOrLevel(definition, value));
  return read;
}
