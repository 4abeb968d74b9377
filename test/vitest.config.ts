import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { playwright } from '@vitest/browser-playwright';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** Software WebGL, the same picture on every machine; Debian's Chromium, since browsers cannot be downloaded everywhere. */
const chromium = playwright({
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-background-networking'],
  },
});

export default defineConfig({
  root,
  test: {
    /** A machine that is busy with other work is slow, not wrong. */
    testTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: 'engine', environment: 'node', include: ['test/engine/**/*.test.ts', 'test/app/**/*.test.ts'] },
      },
      {
        extends: true,
        plugins: [svelte({ configFile: false }), svelteTesting()],
        test: {
          name: 'renderer',
          environment: 'jsdom',
          include: ['test/renderer/**/*.test.ts'],
          setupFiles: ['test/renderer/support/browser.ts'],
        },
      },
      {
        extends: true,
        plugins: [svelte({ configFile: false })],
        // Found while a test runs, they would make Vite load the page anew.
        optimizeDeps: { include: ['elkjs/lib/elk-api.js', 'elkjs/lib/elk-worker.min.js'] },
        test: {
          name: 'pixels',
          include: ['test/pixels/**/*.test.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: chromium,
            screenshotFailures: false,
            viewport: { width: 800, height: 600 },
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['test/e2e/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
