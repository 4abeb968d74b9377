import { expect, test } from 'vitest';
import { answer } from '../../../app/ipc/answer.ts';
import type { Question } from '../../../app/ipc/answer.ts';
import type { Requests } from '../../../app/ipc/channels.ts';

const page = { url: 'app://nandrite/', isMainFrame: true };

function ask(question: Omit<Question, 'sender'> & Partial<Question>, asked: unknown[] = []): Promise<unknown> {
  const requests: Requests = {
    openFile: () => Promise.resolve(null),
    openTable: () => Promise.resolve(null),
    openRecent: (path) => Promise.reject(new Error(path)),
    saveFile: (request) => {
      asked.push(request);
      return Promise.resolve(null);
    },
    exportFile: () => Promise.resolve(null),
    recentFiles: () => Promise.resolve([{ path: '/a', name: 'a' }]),
    setAtStake: () => Promise.resolve(),
    setDocument: () => Promise.resolve(),
    keptChips: () => Promise.resolve([]),
    keepChip: (chip) => {
      asked.push(chip);
      return Promise.resolve({ ok: true, value: chip });
    },
    removeChip: (name) => Promise.reject(new Error(name)),
    setEditMenu: (state) => {
      asked.push(state);
      return Promise.resolve();
    },
    openExternal: () => Promise.resolve(),
  };
  return answer({ sender: page, ...question }, requests, ['app://nandrite']);
}

const save = { path: null, suggestedName: 'nand', text: '{}' };

test('passes good arguments on and the answer back', async () => {
  const asked: unknown[] = [];
  expect(await ask({ name: 'recentFiles', values: [] })).toEqual([{ path: '/a', name: 'a' }]);
  expect(await ask({ name: 'saveFile', values: [save] }, asked)).toBeNull();
  expect(asked).toEqual([save]);
});

test('refuses a frame and another origin', async () => {
  const frame = { url: 'app://nandrite/', isMainFrame: false };
  await expect(ask({ name: 'openFile', values: [], sender: frame })).rejects.toThrow(
    'openFile was refused: it came from a frame app://nandrite/, expected the main frame of app://nandrite.',
  );
  const stranger = { url: 'https://evil.example/', isMainFrame: true };
  await expect(ask({ name: 'openFile', values: [], sender: stranger })).rejects.toThrow(
    'the page https://evil.example/',
  );
});

test.each([
  ['a missing argument', { name: 'openRecent', values: [] }, 'openRecent was refused: arguments'],
  ['one too many', { name: 'openFile', values: [1] }, 'openFile was refused: arguments'],
  ['a wrong type', { name: 'saveFile', values: [{ ...save, path: 7 }] }, 'arguments[0].path: '],
  ['an unknown key', { name: 'saveFile', values: [{ ...save, mode: 0o777 }] }, 'Unrecognized key: "mode"'],
  [
    'an ending that is not on offer',
    { name: 'exportFile', values: [{ suggestedName: 'x', texts: { exe: '' } }] },
    '"exe"',
  ],
  [
    'a text where bytes are due',
    { name: 'exportFile', values: [{ suggestedName: 'x', texts: { onnx: 'ONNX' } }] },
    'arguments[0].texts.onnx',
  ],
  ['a chip’s name that leads elsewhere', { name: 'removeChip', values: ['../recent'] }, 'letters, digits, - and _'],
  ['a chip that would be a hidden file', { name: 'keepChip', values: [{ name: '.x', text: '{}' }] }, 'letters, digits'],
  [
    'a menu with a command that is none of it',
    { name: 'setEditMenu', values: [{ undo: null, redo: null, open: ['new'] }] },
    'arguments[0].open[0]',
  ],
  ['a path with NUL', { name: 'openRecent', values: ['/a\0b'] }, 'a path without NUL'],
] as const)('refuses %s before anyone is asked', async (_what, question, reason) => {
  const asked: unknown[] = [];
  await expect(ask(question, asked)).rejects.toThrow(reason);
  expect(asked).toEqual([]);
});
