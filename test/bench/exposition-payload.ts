const TIMESTAMP_MS = 1_795_348_800_000;

/** Topics, groups and principals of a very large cluster: together with the request types they give 100,000 series. */
const TOPICS = 5_000;
const LAGS = 30_000;
const GROUPS = 3_000;
const PRINCIPALS = 1_024;
const REQUEST_TYPES = [
  'Produce',
  'Fetch',
  'ListOffsets',
  'Metadata',
  'OffsetCommit',
  'OffsetFetch',
  'FindCoordinator',
  'JoinGroup',
  'Heartbeat',
  'SyncGroup',
  'ApiVersions',
  'InitProducerId',
  'SaslHandshake',
  'SaslAuthenticate',
];
/** Number of series in the payload. */
export const SERIES = 100_000;

/** A scrape of 100,000 series in the spelling of Confluent's text format: trailing comma, Java doubles, milliseconds. */
export function expositionPayload(): string {
  const random = seededRandom(20_261_122);
  const lines: string[] = [];
  let series = 0;
  const family = (name: string, labelSets: Iterable<string>): void => {
    lines.push(`# HELP confluent_kafka_server_${name} A metric of the benchmark.`);
    lines.push(`# TYPE confluent_kafka_server_${name} gauge`);
    for (const labels of labelSets) {
      if (series === SERIES) return;
      const value = javaDouble(Math.floor(10 ** (random() * 10)));
      lines.push(
        `confluent_kafka_server_${name}{kafka_id="lkc-7k9wqz",${labels}} ${value} ${TIMESTAMP_MS.toString()}`,
      );
      series++;
    }
  };
  for (const name of ['received_bytes', 'sent_bytes', 'received_records', 'sent_records', 'retained_bytes']) {
    family(name, perTopic());
  }
  family('consumer_lag_offsets', perGroupAndTopic());
  family('active_connection_count', perPrincipal());
  family('successful_authentication_count', perPrincipal());
  family('partition_count', ['']);
  family('rest_produce_request_bytes', ['']);
  for (const name of ['request_count', 'request_bytes', 'response_bytes']) family(name, perRequestType());
  if (series < SERIES) throw new Error(`Only ${series} series.`);
  return lines.join('\n') + '\n';
}

function* perTopic(): Generator<string> {
  for (let topic = 0; topic < TOPICS; topic++) yield `topic="${topicName(topic)}",`;
}

function* perGroupAndTopic(): Generator<string> {
  for (let lag = 0; lag < LAGS; lag++) {
    const group = `svc-order-enrichment-${lag % GROUPS}`;
    yield `topic="${topicName((lag * 7) % TOPICS)}",consumer_group_id="${group}",`;
  }
}

function* perPrincipal(): Generator<string> {
  for (let principal = 0; principal < PRINCIPALS; principal++) {
    yield `principal_id="${principalId(principal)}",`;
  }
}

function* perRequestType(): Generator<string> {
  for (let principal = 0; principal < PRINCIPALS; principal++) {
    for (const type of REQUEST_TYPES) yield `type="${type}",principal_id="${principalId(principal)}",`;
  }
}

function topicName(index: number): string {
  return `team-${index % 40}.payments.order-events.v${index}`;
}

function principalId(index: number): string {
  return `sa-${(0x7a_2c_00 + index * 37).toString(36)}q${index}`;
}

/** Prints a number the way `Double.toString` does in Java. */
function javaDouble(value: number): string {
  if (value < 1e7) return `${value}.0`;
  const [mantissa = '', exponent = ''] = value.toExponential().split('e+');
  return `${mantissa}${mantissa.includes('.') ? '' : '.0'}E${exponent}`;
}

function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
