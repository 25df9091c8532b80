import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { NativeImage as RealImage } from 'electron';
import type { Picture } from '../calls.ts';
import { strict, StrictObject } from './strict.ts';

type Members = 'isEmpty' | 'addRepresentation' | 'getScaleFactors';

/** A picture that knows the file it came from. */
export class NativeImage extends StrictObject implements Pick<RealImage, Members> {
  readonly #file: string;
  readonly #content: Buffer | null;
  readonly #scaleFactors: number[];
  #isTemplate: boolean;

  constructor(path: string) {
    super('NativeImage');
    this.#file = basename(path);
    this.#content = existsSync(path) ? readFileSync(path) : null;
    // As Electron does it: `@2x` files beside it belong to it, and a name ending in `Template` makes a template.
    this.#scaleFactors = [1, 2, 3].filter((factor) => existsSync(atFactor(path, factor)));
    this.#isTemplate = path.endsWith('Template.png');
  }

  isEmpty(): boolean {
    return this.#content === null || this.#content.length === 0;
  }

  addRepresentation(options: Electron.AddRepresentationOptions): void {
    if (options.scaleFactor !== undefined) this.#scaleFactors.push(options.scaleFactor);
  }

  getScaleFactors(): number[] {
    return [...this.#scaleFactors];
  }

  view(): Picture {
    return {
      file: this.#file,
      isEmpty: this.isEmpty(),
      isTemplate: this.#isTemplate,
      scaleFactors: this.getScaleFactors(),
    };
  }
}

/** A tray or a notification takes a picture or the path of one. */
export function toImage(image: NativeImage | string): NativeImage {
  return typeof image === 'string' ? nativeImage.createFromPath(image) : image;
}

const atFactor = (path: string, factor: number): string =>
  factor === 1 ? path : path.replace(/(\.\w+)$/, `@${factor}x$1`);

/** See `electron.nativeImage`. */
export const nativeImage = strict('nativeImage', {
  createFromPath: (path: string): NativeImage => new NativeImage(path),
});
