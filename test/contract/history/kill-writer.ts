import { History } from '../../../main/history/history.ts';
import { ScrapedAccount } from '../../unit/clusters/scrapes.ts';
import { linesOf } from './kill-lines.ts';

/**
 * Scrapes one minute after the other and keeps each, until it is killed. Tells its parent of each minute that is
 * committed, and waits for nobody.
 */
const [folder = '', first = '0'] = process.argv.slice(2);
const account = new ScrapedAccount();
const history = new History({
  folder,
  clock: account.clock,
  retention: { minuteDays: 30, fiveMinuteDays: 30, hourDays: 365, maxMegabytes: 500 },
});
await history.open();
if (history.problem !== null || history.notice !== null)
  throw new Error(history.problem ?? history.notice ?? '');
process.send?.('ready');
for (let minute = Number(first); ; minute++) {
  history.record(account.scrape(minute, linesOf(minute)));
  await history.settled();
  process.send?.(minute);
}
