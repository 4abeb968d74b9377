import type { Plugin } from 'vite';
import { packDigits } from './pack-digits.ts';

/** Puts the packed digits beside the built window, as `digits.bin`; in development, packs them when they are asked for. */
export function digitsPlugin(packageFolder: string): Plugin {
  return {
    name: 'nandrite-digits',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: digitsFile, source: packDigits(packageFolder) });
    },
    configureServer({ middlewares }) {
      let packed: Uint8Array | null = null;
      middlewares.use(`/${digitsFile}`, (_request, response) => {
        packed ??= packDigits(packageFolder);
        response.setHeader('content-type', 'application/octet-stream');
        response.end(packed);
      });
    },
  };
}

const digitsFile = 'digits.bin';
