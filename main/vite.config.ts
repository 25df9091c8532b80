import { defineConfig } from 'vite';

/**
 * The desktop application's main process as plain files for Node, with everything in them but Electron itself and the
 * keychain's native library. What is started by the name of its file (a worker, say) is an entry of its own.
 */
export default defineConfig({
  root: import.meta.dirname,
  publicDir: false,
  ssr: { noExternal: true, external: ['electron', 'keytar'] },
  build: {
    ssr: true,
    outDir: '../dist/main',
    emptyOutDir: true,
    target: 'node24',
    rolldownOptions: {
      input: {
        index: 'hosts/electron/index.ts',
        desktop: 'hosts/electron/desktop.ts',
        'history-worker': 'history/worker/entry.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js' },
    },
  },
});
