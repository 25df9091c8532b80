import { SCENARIOS } from '../../simulator/scenarios.ts';
import { Simulator } from '../../simulator/simulator.ts';
import { stopSignal } from './stop-signal.ts';
import { type Command, UsageError } from './usage.ts';

/** `laglight simulate`: the stand-in for Confluent Cloud alone, for trying things out. */
export async function simulate(
  { port, scenarios }: Extract<Command, { name: 'simulate' }>,
  print: (text: string) => void,
): Promise<number> {
  if (scenarios.includes('list')) {
    print(SCENARIOS.map(({ name, sentence }) => `${name.padEnd(18)} ${sentence}`).join('\n'));
    return 0;
  }
  const simulator = new Simulator();
  for (const name of scenarios) {
    const scenario = SCENARIOS.find((known) => known.name === name);
    if (!scenario) throw new UsageError(`There is no scenario "${name}". "--scenario list" prints them all.`);
    simulator.start(scenario.name);
  }
  const { url } = await simulator.listen(port);
  const { key, secret } = simulator.credentials;
  print(
    `A stand-in for Confluent Cloud answers at ${url}. To read it:\n\n` +
      `  LAGLIGHT_TELEMETRY_URL=${url} LAGLIGHT_CLOUD_URL=${url} \\\n` +
      `  LAGLIGHT_API_KEY=${key} LAGLIGHT_API_SECRET=${secret} \\\n` +
      `  LAGLIGHT_CLUSTERS=${simulator.clusterIds.join(',')} npm start\n\n` +
      'Ctrl+C stops it.',
  );
  await stopSignal();
  await simulator.close();
  return 0;
}
