import type { AlertsAtAGlance } from '../../preload/contract.ts';
import { messages } from '../messages.ts';
import { PausedShape, StateShape } from '../parts/state-shape.tsx';

interface AlertsLinkProps {
  readonly alerts: AlertsAtAGlance;
  readonly isHere: boolean;
}

const words = messages.alerts;

/** The way to the alerts: how many fire by severity, and whether notices are quiet. */
export function AlertsLink({ alerts: { critical, warning, isQuiet }, isHere }: AlertsLinkProps) {
  return (
    <a class="alerts-entry" href="#/alerts" aria-current={isHere ? 'page' : undefined}>
      {words.open}
      {critical > 0 && (
        <span class="alert-count state-critical" title={words.critical(critical)}>
          <StateShape health="critical" size={10} />
          {critical}
          <span class="visually-hidden"> {messages.health.critical}</span>
        </span>
      )}
      {warning > 0 && (
        <span class="alert-count state-warning" title={words.warning(warning)}>
          <StateShape health="warning" size={10} />
          {warning}
          <span class="visually-hidden"> {messages.health.warning}</span>
        </span>
      )}
      {isQuiet && (
        <span class="alert-count muted" title={words.quiet}>
          <PausedShape size={10} />
          {words.quietShort}
        </span>
      )}
    </a>
  );
}
