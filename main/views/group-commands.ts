import type { GroupPage } from '../../preload/contract.ts';
import type { ClusterSettings } from '../settings/settings.ts';

/** Where Confluent's console shows the clients of a cluster. */
const CONSOLE = 'https://confluent.cloud';

/** What to type, and where to look, to see more of a group than the Metrics API tells. */
export function groupCommands(
  { id, environment, type }: Pick<ClusterSettings, 'id' | 'environment' | 'type'>,
  group: string,
): Pick<GroupPage, 'commands' | 'consoleUrl'> {
  const name = quoted(group);
  const place = environment === undefined ? '' : ` --environment ${quoted(environment)}`;
  const cluster = `--cluster ${quoted(id)}${place}`;
  const lag =
    // Confluent offers the lag command on dedicated clusters only.
    type === undefined || type === 'Dedicated'
      ? [
          {
            title: 'Lag by partition, dedicated clusters only',
            text: `confluent kafka consumer group lag list ${name} ${cluster}`,
          },
        ]
      : [];
  return {
    commands: [
      { title: 'State of the group', text: `confluent kafka consumer group describe ${name} ${cluster}` },
      { title: 'Its members', text: `confluent kafka consumer list --group ${name} ${cluster}` },
      ...lag,
      {
        title: 'Offsets by partition, with Kafka’s own tools',
        text: `kafka-consumer-groups --bootstrap-server BOOTSTRAP --command-config client.properties --describe --group ${name}`,
      },
    ],
    consoleUrl:
      environment === undefined
        ? null
        : `${CONSOLE}/environments/${encodeURIComponent(environment)}/clusters/${encodeURIComponent(id)}/clients/consumer-lag`,
  };
}

/** For a POSIX shell; names that need no quotes stay as they are. */
function quoted(text: string): string {
  return /^[\w.-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
