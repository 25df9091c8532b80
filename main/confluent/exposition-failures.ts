import { ExpositionError } from '../metrics/exposition-error.ts';
import { ConfluentFailure } from './failure.ts';
import { tooLarge } from './network-failures.ts';
import { notMetrics } from './server-failures.ts';

/**
 * What the parser found wrong with an answer as a whole, as a failure; any other error as it is.
 * Samples without end are `too-large`, as bytes without end are. Lines or labels beyond every measure are not what an
 * exporter writes: `not-metrics`.
 */
export function explainReaderError(error: unknown, host: string, excerpt: string): unknown {
  if (!(error instanceof ExpositionError)) return error;
  const evidence = [error.message, excerpt].filter((fact) => fact !== '').join(' ');
  switch (error.code) {
    case 'not-metrics':
    case 'line-too-long':
    case 'too-many-labels':
      return notMetrics(host, evidence);
    case 'too-many-samples':
      return tooLarge('has more samples than Laglight reads in one answer', evidence);
    case 'cut-off':
      return new ConfluentFailure('cut-off', {
        title: `The answer of ${host} ends too early: its end mark is missing.`,
        causes: ['A proxy or firewall cut it off.', 'The server stopped in the middle.'],
        advice: 'Laglight tries again by itself.',
        evidence,
      });
  }
}
