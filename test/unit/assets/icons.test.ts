import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { HEALTH_ORDER } from '../../../preload/contract.ts';

const ASSETS = join(import.meta.dirname, '../../../assets');
const PNG_SIGNATURE = '89504e470d0a1a0a';

const read = (name: string): Buffer => readFileSync(join(ASSETS, name));

/** Width and height stand in the first chunk of a PNG. */
function sizeOf(png: Buffer): { width: number; height: number } {
  expect(png.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

/** The sizes of the images in an ICO file, each read from the image itself. */
function icoSizes(ico: Buffer): number[] {
  expect(ico.readUInt16LE(2)).toBe(1);
  return Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
    const entry = 6 + 16 * index;
    const length = ico.readUInt32LE(entry + 8);
    const offset = ico.readUInt32LE(entry + 12);
    expect(offset + length).toBeLessThanOrEqual(ico.length);
    const { width, height } = sizeOf(ico.subarray(offset, offset + length));
    expect(height).toBe(width);
    expect(ico.readUInt8(entry)).toBe(width % 256);
    return width;
  });
}

describe.each(HEALTH_ORDER)('the tray icon of "%s"', (state) => {
  it('has a PNG for every size of a Linux panel, light and dark', () => {
    for (const panel of ['light', 'dark']) {
      for (const px of [16, 22, 24, 32, 44, 48]) {
        expect(sizeOf(read(`tray/${state}-${panel}-${px}.png`))).toEqual({ width: px, height: px });
      }
    }
  });

  it('has an ICO with every size of Windows, light and dark', () => {
    for (const panel of ['light', 'dark']) {
      expect(icoSizes(read(`tray/${state}-${panel}.ico`))).toEqual([16, 20, 24, 32, 48]);
    }
  });

  it('has a template of 18 points for macOS at every scale', () => {
    for (const [suffix, px] of [
      ['', 18],
      ['@2x', 36],
      ['@3x', 54],
    ] as const) {
      expect(sizeOf(read(`tray/${state}Template${suffix}.png`))).toEqual({ width: px, height: px });
    }
  });

  it('is drawn in no colour of its own, so that every panel can give it one', () => {
    expect(read(`tray/${state}.svg`).toString()).not.toMatch(/#[0-9a-f]{3}|rgb\(|black|white/i);
  });
});

it('draws every state in a shape of its own, so that colour is never alone', () => {
  const shapes = HEALTH_ORDER.map((state) => read(`tray/${state}Template@3x.png`).toString('hex'));
  expect(new Set(shapes).size).toBe(HEALTH_ORDER.length);
});

it('has the application icon for every platform', () => {
  for (const px of [16, 24, 32, 48, 64, 128, 256, 512, 1024]) {
    expect(sizeOf(read(`icon/${px}x${px}.png`))).toEqual({ width: px, height: px });
  }
  expect(icoSizes(read('icon/laglight.ico'))).toEqual([16, 24, 32, 48, 64, 128, 256]);
});
