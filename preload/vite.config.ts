import { defineConfig } from 'vite';

/** The preload script as one CommonJS file: Chromium's sandbox takes no other form, and no second file. */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  build: {
    outDir: '../dist/preload',
    emptyOutDir: true,
    target: 'chrome156',
    minify: false,
    lib: { entry: 'index.ts', formats: ['cjs'], fileName: () => 'index.cjs' },
    rolldownOptions: { external: ['electron'] },
  },
});
