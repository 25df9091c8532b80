import { defineConfig } from 'vite';

/** The renderer as plain files: relative addresses, so that a host may serve them from any path or scheme. */
export default defineConfig({
  root: import.meta.dirname,
  base: './',
  publicDir: false,
  resolve: { alias: { '@kurkle/color': '/charts/colour-arithmetic.ts' } },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'es2023',
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
});
