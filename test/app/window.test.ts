import { expect, test } from 'vitest';
import { fileArgument } from '../../app/command-line.ts';
import { restorePlace } from '../../app/window-bounds.ts';
import { windowTitle } from '../../app/window-title.ts';

test.each([
  [{ name: 'NAND', unsaved: true }, 'NAND • unsaved — Nandrite'],
  [{ name: 'NAND', unsaved: false }, 'NAND — Nandrite'],
  [{ name: '', unsaved: true }, '• unsaved — Nandrite'],
  [{ name: '', unsaved: false }, 'Nandrite'],
])('the title of %j is %s', (document, title) => {
  expect(windowTitle(document)).toBe(title);
});

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const middle = { bounds: { width: 1440, height: 900 }, maximized: false };

test('the window opens where it was', () => {
  const saved = { bounds: { x: 2000, y: 10, width: 1200, height: 700 }, maximized: true };
  expect(restorePlace(saved, [screen, { ...screen, x: 1920 }])).toEqual(saved);
});

test.each([
  ['its display is gone', { bounds: { x: 2000, y: 10, width: 1200, height: 700 }, maximized: false }],
  ['its title bar is out of sight', { bounds: { x: 10, y: -50, width: 1200, height: 700 }, maximized: false }],
  ['it is too small', { bounds: { x: 10, y: 10, width: 300, height: 200 }, maximized: false }],
  ['the file is damaged', { bounds: 'large' }],
  ['nothing is known', null],
])('the window opens in the middle when %s', (_why, saved) => {
  expect(restorePlace(saved, [screen])).toEqual(middle);
});

test('the window is no larger than a small display', () => {
  const { bounds } = restorePlace(null, [{ x: 0, y: 0, width: 1280, height: 720 }]);
  expect(bounds).toEqual({ width: 1280, height: 720 });
});

test.each([
  [['/electron', '/app', 'nand.json'], '/home/nand.json'],
  [['/electron', '--inspect=0', '/app', '--no-sandbox', '/x/nand.json'], '/x/nand.json'],
  [['/electron', '.', 'nand.json'], '/home/nand.json', '/home'],
  [['/opt/nandrite', 'nand.json'], '/home/nand.json', '/opt/resources/app.asar'],
  [['/opt/nandrite', '--flag'], null, '/opt/resources/app.asar'],
  [['/electron', '/app'], null],
])('the command line %j gives the file %s', (values, expected, appPath = '/app') => {
  expect(fileArgument({ values, appPath, workingFolder: '/home' })).toBe(expected);
});
