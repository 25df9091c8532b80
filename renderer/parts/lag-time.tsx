import type { DrainTime, LagReading, LagTime } from '../../preload/contract.ts';
import { drainText, lagText, lagTimeParts, quantity } from '../../preload/format.ts';
import { messages } from '../messages.ts';

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
  const exact = lag === null ? messages.notReported : quantity(lag, 'records').exact;
  return (
    <span
      class={lag === null ? 'quantity unknown' : 'quantity'}
      title={isEstimated && lag !== null ? `${exact}. ${messages.estimated}` : exact}
    >
      {lagText(reading)}
    </span>
  );
}
