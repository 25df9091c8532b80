import type { DrainTime, LagReading, LagTime } from '../../preload/contract.ts';
import { drainText, lagTimeParts, quantity } from '../../preload/format.ts';
import { messages } from '../messages.ts';
import { QuantityText } from './quantity.tsx';

/** The age of the oldest record that is not consumed, in words; on hover why it is not plainer. */
export function LagTimeText({ lagTime }: { readonly lagTime: LagTime }) {
  const isUnknown = lagTime.kind === 'unknown';
  const { qualifier, amount } = lagTimeParts(lagTime);
  return (
    <span class={isUnknown ? 'quantity unknown' : 'quantity'} title={lagTimeReason(lagTime) ?? undefined}>
      {qualifier !== '' && <span class="qualifier">{qualifier}</span>}
      {amount}
    </span>
  );
}

/** Why a lag in time is not known, or only about so; null where there is nothing to say. */
export function lagTimeReason(lagTime: LagTime): string | null {
  if (lagTime.kind === 'unknown') return lagTime.reason;
  return lagTime.kind === 'behind' ? messages.certainties[lagTime.certainty] || null : null;
}

/** How long the consumer needs to catch up, in words. */
export function DrainText({ drain }: { readonly drain: DrainTime }) {
  const isUnknown = drain.kind === 'unknown';
  const reason = isUnknown
    ? messages.drainUnknown
    : drain.kind === 'not-draining'
      ? messages.notDraining
      : undefined;
  return (
    <span class={isUnknown ? 'quantity unknown' : 'quantity'} title={reason}>
      {drainText(drain)}
    </span>
  );
}

/** Lag in records, "≈" before it where it is reckoned; every digit on hover. */
export function LagText({ reading }: { readonly reading: Pick<LagReading, 'lag' | 'isEstimated'> }) {
  const { lag, isEstimated } = reading;
  if (lag === null || !isEstimated) return <QuantityText value={lag} unit="records" />;
  const { amount, unit, exact } = quantity(lag, 'records');
  return (
    <span class="quantity" title={`${exact}. ${messages.estimated}`}>
      ≈ {amount} <span class="unit">{unit}</span>
    </span>
  );
}
