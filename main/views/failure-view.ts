import type { Failure } from '../../preload/contract.ts';
import type { ConfluentFailure } from '../confluent/failure.ts';

/** A failure as the contract has it; null for none. */
export function failureView(failure: ConfluentFailure | undefined): Failure | null {
  if (!failure) return null;
  const { code, title, causes, advice, until, evidence } = failure;
  return { code, title, causes, advice, until: until ?? null, evidence: evidence ?? null };
}
