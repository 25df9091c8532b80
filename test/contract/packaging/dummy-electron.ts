import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createPackage } from '@electron/asar';

/** What the fuses' tool looks for in Electron's binary: a mark, the version of the wire, its length, a byte a fuse. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 9;
const ON = '1'.charCodeAt(0);

/**
 * A folder that packaging takes for Electron on Linux: its binary cannot be had on every machine that runs the tests.
 * All fuses are on, so that each one that must be off was turned off by the build.
 */
export async function makeDummyElectron(folder: string, version: string): Promise<void> {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  mkdirSync(join(folder, 'resources'));
  const wire = Buffer.from([1, FUSES, ...new Array<number>(FUSES).fill(ON)]);
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(FUSE_MARK), wire]), { mode: 0o755 });
  writeFileSync(join(folder, 'version'), version);
  writeFileSync(join(folder, 'locales/en-US.pak'), '');
  writeFileSync(join(folder, 'locales/fr.pak'), '');
  const application = `${folder}-default-app`;
  mkdirSync(application);
  writeFileSync(join(application, 'package.json'), '{"name":"default-app","version":"0.0.0"}');
  await createPackage(application, join(folder, 'resources/default_app.asar'));
}
