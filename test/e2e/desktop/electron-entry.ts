/** The entry of the tests in Electron itself: records what Electron shows to nobody else. Built by its driver. */
import { recordHandlers, recordTray, setAppPath } from './recorder.ts';

setAppPath(process.env['LAGLIGHT_TEST_ROOT'] ?? '');
Object.assign(globalThis, { recordedTray: recordTray(), askMain: recordHandlers() });
await import('./entry.ts');
