/**
 * Stands in for the library by which Chart.js blends and darkens colours: 4 kB that nothing here asks for, since charts
 * are not animated and every colour is given. A use that comes about all the same is a mistake, and shows as one.
 */
export function Color(input: unknown): never {
  throw new Error(
    `Chart.js wants to work with the colour ${String(input)}: give all colours, and no animation.`,
  );
}
