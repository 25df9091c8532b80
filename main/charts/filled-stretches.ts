import { MINUTE_MS } from '../clock.ts';
import { MINUTE_STATE, type Coverage } from '../history/data.ts';

/** The stretches of which minutes were fetched later, by back-fill. Epoch milliseconds; `to` is not included. */
export function filledStretches({
  from,
  minutes,
}: Coverage): { readonly from: number; readonly to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  let begin: number | undefined;
  for (let index = 0; index <= minutes.length; index += 1) {
    const isFilled = minutes[index] === MINUTE_STATE.filled;
    if (isFilled) begin ??= index;
    else if (begin !== undefined) {
      stretches.push({ from: from + begin * MINUTE_MS, to: from + index * MINUTE_MS });
      begin = undefined;
    }
  }
  return stretches;
}
