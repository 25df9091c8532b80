import type { Transport } from '../confluent/transport.ts';
import { ConfluentFailure } from '../confluent/failure.ts';
import { testNetwork } from './network-stages.ts';
import { ReadingTest, type ReadingTestOptions } from './reading-stages.ts';
import { TestStages, type TestStageState } from './test-stages.ts';

/** What is tested: a key and its clusters, over the connections of a transport. */
export interface ConnectionTestOptions extends ReadingTestOptions {
  readonly transport: Transport;
}

/**
 * Tests a key and the way to Confluent in stages, telling of each change. The first failure ends the test; what comes
 * after it stays waiting. Rejects with nothing but the signal's reason. A refusal that may be one of a new cluster is
 * tried again for five minutes.
 */
export async function testConnection(
  options: ConnectionTestOptions,
  onProgress: (stages: readonly TestStageState[]) => void,
  signal: AbortSignal,
): Promise<readonly TestStageState[]> {
  const stages = new TestStages(options.clock, onProgress);
  try {
    await testNetwork(stages, options.endpoint.url, options.transport, signal);
    await new ReadingTest(options).run(stages, signal);
  } catch (error) {
    if (!(error instanceof ConfluentFailure)) throw error;
  }
  return stages.states;
}
