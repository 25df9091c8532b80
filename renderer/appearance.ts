import { signal, type ReadonlySignal } from '@preact/signals';
import type { Preferences } from '../preload/contract.ts';
import { chooseByteUnits } from '../preload/format.ts';

type Appearance = Pick<Preferences, 'theme' | 'units'>;

const applied = signal<Appearance>({ theme: 'system', units: 'decimal' });

/** How this page looks and reads. */
export const appearance: ReadonlySignal<Appearance> = applied;

/** Has the page look and read as the user chose. True when what is on screen reads otherwise and is to be shown anew. */
export function applyAppearance({ theme, units }: Appearance): boolean {
  const before = applied.peek();
  document.documentElement.dataset['theme'] = theme;
  chooseByteUnits(units);
  if (theme !== before.theme || units !== before.units) applied.value = { theme, units };
  return units !== before.units;
}
