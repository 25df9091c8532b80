/**
 * Starts the built desktop application on a clock that the test drives, in the double of Electron or in Electron itself.
 * Everything else is as it is delivered.
 */
import { ManualClock } from '../../doubles/manual-clock.ts';
import { Link } from '../../doubles/electron/link.ts';
import type * as Desktop from '../../../main/hosts/electron/desktop.ts';
import type { ClockCalls } from './clock-calls.ts';

const {
  LAGLIGHT_TEST_NOW: now,
  LAGLIGHT_TEST_ORIGIN: origin = '',
  LAGLIGHT_TEST_BUNDLE: bundle = '',
  LAGLIGHT_TEST_TRAY: tray,
} = process.env;

const clock = new ManualClock(Number(now));
const answers = {
  async advance({ ms }) {
    await clock.advance(ms);
    return clock.now();
  },
  jump({ ms }) {
    clock.jump(ms);
    return clock.now();
  },
  pending: () => clock.pending,
} satisfies ConstructorParameters<typeof Link<object, ClockCalls>>[2];

if (process.send) new Link<object, ClockCalls>('clock', process, answers);
// Where there is no such channel, Playwright reaches what is global.
Object.assign(globalThis, { desktopTestClock: answers });

const { startDesktop } = (await import(bundle)) as typeof Desktop;
void startDesktop({ origin, clock, hasTray: tray === 'shown', fetchesPast: false });
