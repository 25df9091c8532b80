import type { Machine } from '../calls.ts';
import { MACHINE_VARIABLE } from '../machine-variable.ts';

/** The machine that the test described. Parts that change while the application runs are changed here. */
export const machine = readMachine();

function readMachine(): { -readonly [K in keyof Machine]: Machine[K] } {
  const text = process.env[MACHINE_VARIABLE];
  if (text === undefined) throw new Error(`The double of Electron needs ${MACHINE_VARIABLE}.`);
  return JSON.parse(text) as Machine;
}
