import { hashText, hashUnit } from '../random.ts';
import type { ScenarioRun } from '../scenarios.ts';
import type { GroupLayout } from './layout.ts';

const NUMBERS = 100_000;

/** The group of a console consumer: its name has a number that differs each time, and it begins with what is new. */
export function visitorLayout(visit: ScenarioRun): GroupLayout {
  const { cluster = '', topic = '' } = visit.target;
  const number = Math.floor(hashUnit(hashText(`${cluster} ${topic}`), visit.from) * NUMBERS);
  return {
    name: `console-consumer-${String(number).padStart(5, '0')}`,
    topics: [topic],
    // A user, not a service account.
    principal: '',
    rhythm: { intervalMs: 5_000, phaseMs: visit.from % 5_000 },
    headroom: 4,
    hours: undefined,
    offsetReset: 'latest',
    visit,
  };
}
