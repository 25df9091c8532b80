import type { Severity } from '../../preload/contract.ts';
import { StateShape } from '../parts/state-shape.tsx';
import { words } from './alert-messages.ts';

/** Shape and word of a severity, in its colour; null is neither. */
export function SeverityWord({ severity }: { readonly severity: Severity | null }) {
  if (severity === null) return null;
  return (
    <span class={`state-word state-${severity}`}>
      <StateShape health={severity} />
      {words.severities[severity]}
    </span>
  );
}
