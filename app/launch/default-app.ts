/**
 * What an official Electron has as `resources/default_app.asar`, and one taken out of a packaged app lacks: the few lines
 * that run the app whose folder is given on the command line. In a package, the fuse `onlyLoadAppFromAsar` makes it idle.
 */
export function defaultAppArchive(): Buffer {
  return asarArchive({ 'package.json': JSON.stringify({ name: 'electron', main: 'main.js' }), 'main.js': runner });
}

const runner = `'use strict';
const { app } = require('electron');
const fs = require('fs');
const path = require('path');
const isApp = (value) => !value.startsWith('-') && fs.existsSync(path.join(value, 'package.json'));
const given = process.argv.slice(1).find(isApp);
if (given === undefined) {
  console.error('Electron ' + process.versions.electron + ' was given no folder with a package.json to run.');
  app.exit(1);
} else {
  const folder = path.resolve(given);
  const { main, name, productName, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  app.name = productName || name || 'Electron';
  if (version) app.setVersion(version);
  app.setAppPath(folder);
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', path.join(app.getPath('appData'), app.name));
  require(path.join(folder, main || 'index.js'));
}
`;

/** An asar archive: sizes as Chromium's Pickle writes them, a JSON index, then the files one after another. */
export function asarArchive(files: Readonly<Record<string, string>>): Buffer {
  const contents = Object.entries(files).map(([name, text]) => ({ name, bytes: Buffer.from(text) }));
  let offset = 0;
  const index: Record<string, { readonly offset: string; readonly size: number }> = {};
  for (const { name, bytes } of contents) {
    index[name] = { offset: String(offset), size: bytes.length };
    offset += bytes.length;
  }
  return Buffer.concat([asarHeader(JSON.stringify({ files: index })), ...contents.map(({ bytes }) => bytes)]);
}

function asarHeader(json: string): Buffer {
  const length = Buffer.byteLength(json);
  const padded = Math.ceil(length / 4) * 4;
  const header = Buffer.alloc(16 + padded);
  // Each Pickle is preceded by the size of its payload: of the number that follows, then of the index with its length.
  [4, padded + 8, padded + 4, length].forEach((value, position) => header.writeUInt32LE(value, 4 * position));
  header.write(json, 16);
  return header;
}
