import type { Retention } from '../../preload/contract.ts';
import type { Settings } from './settings.ts';

/** What is kept where the user chose nothing: a week of minutes, a month of five minutes, a year of hours, 2 GB. */
const USUAL_RETENTION: Retention = { minuteDays: 7, fiveMinuteDays: 30, hourDays: 365, maxMegabytes: 2_000 };

/** How long history is kept. */
export function retentionOf({ retention }: Pick<Settings, 'retention'>): Retention {
  return retention ?? USUAL_RETENTION;
}
