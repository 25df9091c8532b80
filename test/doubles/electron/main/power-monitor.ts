import { StrictEmitter } from './strict.ts';

/** The machine's sleep and its screen's lock. */
export class PowerMonitor extends StrictEmitter<{
  suspend: [];
  resume: [];
  'lock-screen': [];
  'unlock-screen': [];
  shutdown: [];
}> {
  constructor() {
    super('powerMonitor', ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown']);
  }
}

/** See `electron.powerMonitor`. */
export const powerMonitor = new PowerMonitor();
