import { extractFile, listPackage } from '@electron/asar';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { asarArchive } from '../../../app/launch/default-app.ts';

test("Electron's own asar reader finds the files", () => {
  const path = join(mkdtempSync(join(tmpdir(), 'nandrite-asar-')), 'app.asar');
  writeFileSync(path, asarArchive({ 'package.json': '{"main":"ä.js"}', 'ä.js': 'run();\n' }));
  expect(listPackage(path, { isPack: false })).toEqual(['/package.json', '/ä.js']);
  expect(extractFile(path, 'package.json').toString()).toBe('{"main":"ä.js"}');
  expect(extractFile(path, 'ä.js').toString()).toBe('run();\n');
});
