import type { MenuItemConstructorOptions } from 'electron';
import { expect, test } from 'vitest';
import { menuCommands } from '../../app/ipc/contract.ts';
import { menuTemplate, nothingToEdit } from '../../app/menu.ts';
import type { MenuActions, MenuState } from '../../app/menu.ts';

function items(state: Partial<MenuState> = {}, done: string[] = []): readonly MenuItemConstructorOptions[] {
  const actions: MenuActions = {
    send: (command) => done.push(`send ${command}`),
    openRecent: (path) => done.push(`open ${path}`),
    openDocumentation: () => done.push('documentation'),
    editText: (command) => done.push(`text ${command}`),
  };
  return menuTemplate(actions, { recent: [], edit: nothingToEdit, mac: false, developer: false, ...state }).flatMap(
    flatten,
  );
}

function flatten(item: MenuItemConstructorOptions): readonly MenuItemConstructorOptions[] {
  return [item, ...(Array.isArray(item.submenu) ? item.submenu.flatMap(flatten) : [])];
}

type Click = (item: unknown, window: unknown, event: { triggeredByAccelerator?: boolean }) => void;

function click(item: MenuItemConstructorOptions | undefined, event = {}): void {
  (item?.click as Click)(null, null, event);
}

test('every command but the one for closing has an item, and sends itself', () => {
  const done: string[] = [];
  const commands = items({}, done).filter((item) => item.id !== undefined);
  commands.forEach((item) => click(item));
  const expected = menuCommands.filter((command) => command !== 'save-and-close');
  expect(done.sort()).toEqual(expected.map((command) => `send ${command}`).sort());
});

test('no command takes its key from the page', () => {
  const taken = items().filter((item) => item.id !== undefined && item.registerAccelerator !== false);
  expect(taken).toEqual([]);
});

test('on macOS, a key that the page did not take undoes text', () => {
  const done: string[] = [];
  const undo = items({ mac: true }, done).find((item) => item.id === 'undo');
  click(undo, { triggeredByAccelerator: true });
  click(undo);
  expect(done).toEqual(['text undo', 'send undo']);
});

test('on macOS, a key in a text field selects its text, and duplicates no neuron', () => {
  const done: string[] = [];
  const mac = items({ mac: true }, done);
  for (const id of ['select-all', 'duplicate', 'group'])
    click(
      mac.find((item) => item.id === id),
      { triggeredByAccelerator: true },
    );
  expect(done).toEqual(['text selectAll']);
});

test('undo and redo say what they would do, as far as a menu has room, and rest when there is nothing', () => {
  const labels = (undo: string | null): unknown[] => {
    const found = items({ edit: { undo, redo: null, open: [] } }).filter(({ id }) => id === 'undo' || id === 'redo');
    return found.map(({ label, enabled }) => [label, enabled]);
  };
  expect(labels('move 3 neurons')).toEqual([
    ['&Undo move 3 neurons', true],
    ['&Redo', false],
  ]);
  expect(labels('rename a & b')[0]).toEqual(['&Undo rename a && b', true]);
  expect(labels(null)[0]).toEqual(['&Undo', false]);
  expect(labels('x'.repeat(200))[0]).toEqual([`&Undo ${'x'.repeat(59)}…`, true]);
});

test('commands of the Edit menu can be chosen where they can do something', () => {
  const found = items({ edit: { undo: null, redo: null, open: ['select-all', 'group'] } });
  const enabled = ['duplicate', 'select-all', 'group', 'ungroup'].map(
    (id) => found.find((one) => one.id === id)?.enabled,
  );
  expect(enabled).toEqual([false, true, true, false]);
});

test('recent files are offered by name and opened by path', () => {
  const done: string[] = [];
  const recent = items({ recent: [{ path: '/x/a&b.json', name: 'a&b.json' }] }, done);
  click(recent.find((item) => item.label === 'a&&b.json'));
  expect(done).toEqual(['open /x/a&b.json']);
  expect(items().find((item) => item.label === 'Open &Recent')?.enabled).toBe(false);
});

test('developer tools are for developers', () => {
  const hasTools = (developer: boolean): boolean => items({ developer }).some((item) => item.role === 'toggleDevTools');
  expect([hasTools(true), hasTools(false)]).toEqual([true, false]);
});
