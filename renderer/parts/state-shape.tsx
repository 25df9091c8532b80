import type { Health } from '../../preload/contract.ts';
import { exactTimeText, timeText } from '../../preload/time.ts';
import { messages } from '../messages.ts';

/** The drawn half of a state: each has its own outline, readable without colour. Coloured by its class. */
export function StateShape({ health, size = 12 }: { readonly health: Health; readonly size?: number }) {
  return (
    <svg class={`shape state-${health}`} width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      <Outline health={health} />
    </svg>
  );
}

interface StateWordProps {
  readonly health: Health;
  /** Since when, in epoch milliseconds. */
  readonly since: number;
  readonly now: number;
}

/** Shape and word together, in the state's colour, and since when. */
export function StateWord({ health, since, now }: StateWordProps) {
  return (
    <span class={`state-word state-${health}`} title={exactTimeText(since)}>
      <StateShape health={health} />
      {messages.health[health]}
      <span class="state-since">{messages.since(timeText(since, now))}</span>
    </span>
  );
}

/** Two bars: switched off or paused by the user. */
export function PausedShape({ size = 12 }: { readonly size?: number }) {
  return (
    <svg class="shape" width={size} height={size} viewBox="0 0 12 12" aria-hidden="true">
      <Bars />
    </svg>
  );
}

function Bars() {
  return <path d="M3.5 2 V10 M8.5 2 V10" stroke="currentColor" stroke-width="2.4" stroke-linecap="round" />;
}

function Outline({ health }: { readonly health: Health }) {
  switch (health) {
    case 'critical':
      return <rect x="1.5" y="1.5" width="9" height="9" rx="1" fill="currentColor" />;
    case 'needs-key':
      return (
        <g fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round">
          <circle cx="4" cy="4" r="2.7" />
          <path d="M6 6 L10.6 10.6 M8.4 8.4 L10 6.9" />
        </g>
      );
    case 'warning':
      return (
        <path d="M6 1.6 L11 10.4 H1 Z" fill="currentColor" stroke="currentColor" stroke-linejoin="round" />
      );
    case 'stale':
      return (
        <circle
          cx="6"
          cy="6"
          r="4.4"
          fill="none"
          stroke="currentColor"
          stroke-width="1.6"
          stroke-dasharray="2.3 1.6"
        />
      );
    case 'starting':
      return (
        <g fill="none" stroke="currentColor" stroke-width="1.6">
          <circle cx="6" cy="6" r="4.6" opacity="0.35" />
          <path d="M6 1.4 A4.6 4.6 0 0 1 10.6 6" stroke-linecap="round" />
        </g>
      );
    case 'healthy':
      return <circle cx="6" cy="6" r="4.6" fill="currentColor" />;
    case 'paused':
      return <Bars />;
  }
}
