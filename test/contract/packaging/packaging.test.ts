import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage, statFile } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { build, Platform } from 'electron-builder';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDummyElectron } from './dummy-electron.ts';

/** How the state of a fuse stands in the binary. */
const [FUSE_OFF, FUSE_ON] = ['0'.charCodeAt(0), '1'.charCodeAt(0)];
const ROOT = join(import.meta.dirname, '../../..');
/** Read as a file: the module itself tries to download a binary. */
const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/electron/package.json'), 'utf8')) as {
  readonly version: string;
};

/** The real configuration and the real bundles, around a binary that is none. */
describe('the packaged application', () => {
  const folder = mkdtempSync(join(tmpdir(), 'laglight-package-'));
  const unpacked = join(folder, 'packages/linux-unpacked');
  const archive = join(unpacked, 'resources/app.asar');
  let files: string[] = [];

  beforeAll(async () => {
    const electronDist = join(folder, 'electron');
    await makeDummyElectron(electronDist, version);
    await build({
      projectDir: ROOT,
      targets: Platform.LINUX.createTarget('dir'),
      config: {
        extends: join(ROOT, 'electron-builder.yml'),
        directories: { output: join(folder, 'packages') },
        electronDist,
        electronVersion: version,
      },
      publish: 'never',
    });
    files = listPackage(archive, { isPack: false })
      .map((path) => path.slice(1).replaceAll('\\', '/'))
      .filter((path) => !('files' in statFile(archive, path)));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it('has the bundles, the pages and the icons', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'dist/main/index.js',
        'dist/preload/index.cjs',
        'dist/renderer/index.html',
        'assets/tray/healthy-dark-22.png',
        'assets/tray/criticalTemplate@2x.png',
        'assets/tray/stale-light.ico',
        'node_modules/keytar/lib/keytar.js',
      ]),
    );
  });

  it('has nothing but these: no sources, tests, maps, scripts or other modules', () => {
    const allowed =
      /^(package\.json|LICENSE|dist\/(main|preload|renderer)\/.+\.(js|cjs|html|css|svg|woff2|png)|assets\/(tray|icon)\/.+\.(png|ico)|node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js|prebuilds\/linux-\w+\/keytar\.node))$/;
    expect(files.filter((path) => !allowed.test(path))).toEqual([]);
  });

  it('names the entry that is in the archive, and no scripts or development dependencies', () => {
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>;
    expect(files).toContain(manifest['main']);
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('has the keychain library outside the archive, for this platform only, and nothing else there', () => {
    const outside = readdirSync(join(unpacked, 'resources/app.asar.unpacked'), {
      recursive: true,
      withFileTypes: true,
    })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(outside).toHaveLength(1);
    expect(outside[0]).toMatch(/keytar\/prebuilds\/linux-x64\/keytar\.node$/);
    expect(statSync(outside[0] ?? '').size).toBeGreaterThan(10_000);
  });

  it('has its fuses set: nothing from outside can run code as Laglight', async () => {
    const wire = await getCurrentFuseWire(join(unpacked, 'laglight'));
    const off = [
      FuseV1Options.RunAsNode,
      FuseV1Options.EnableNodeOptionsEnvironmentVariable,
      FuseV1Options.EnableNodeCliInspectArguments,
      FuseV1Options.GrantFileProtocolExtraPrivileges,
      FuseV1Options.EnableCookieEncryption,
    ];
    const on = [FuseV1Options.OnlyLoadAppFromAsar, FuseV1Options.EnableEmbeddedAsarIntegrityValidation];
    expect(off.map((fuse) => wire[fuse])).toEqual(off.map(() => FUSE_OFF));
    expect(on.map((fuse) => wire[fuse])).toEqual(on.map(() => FUSE_ON));
  });

  it('keeps no language but English, the only one there is', () => {
    expect(readdirSync(join(unpacked, 'locales'))).toEqual(['en-US.pak']);
  });

  it('holds no secret store, environment file or settings of the machine that built it', () => {
    const suspicious = files.filter((path) => /\.env|settings\.json|running\.json|\.cache/.test(path));
    expect(suspicious).toEqual([]);
    expect(readFileSync(archive).includes(Buffer.from(ROOT))).toBe(false);
  });
});
