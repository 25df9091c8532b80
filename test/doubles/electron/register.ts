/** Puts the double in Electron's place: `node --import register.ts`. */
import { registerHooks } from 'node:module';
import { machine } from './main/machine.ts';

const DOUBLE = new URL('index.ts', import.meta.url).href;

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' || specifier === 'electron/main'
      ? { url: DOUBLE, shortCircuit: true }
      : next(specifier, context),
});

// What Electron adds to the process, and the platform that the test wants.
Object.defineProperties(process, {
  type: { value: 'browser' },
  resourcesPath: { value: `${machine.folder}/resources` },
  platform: { value: machine.platform },
});
Object.defineProperty(process.versions, 'electron', { value: '45.4.1' });
