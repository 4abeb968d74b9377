import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, RecentFile } from './ipc/contract.ts';

export interface MenuActions {
  send(command: MenuCommand): void;
  openRecent(path: string): void;
  openDocumentation(): void;
  /** Undo and redo of the text field that has the focus. */
  editText(command: 'undo' | 'redo'): void;
}

export interface MenuState {
  readonly recent: readonly RecentFile[];
  readonly mac: boolean;
  readonly developer: boolean;
}

/**
 * The menu bar. Commands show their keys but do not take them: the page has the table of keys and knows whether someone is
 * typing, so that Ctrl+Z in a field undoes text. Only roles, which act on the window or the text, register theirs.
 */
export function menuTemplate(actions: MenuActions, state: MenuState): MenuItemConstructorOptions[] {
  const bar = [fileMenu(actions, state), editMenu(actions), viewMenu(actions, state), helpMenu(actions)];
  return state.mac ? [{ role: 'appMenu' }, ...bar] : bar;
}

function fileMenu(actions: MenuActions, { recent, mac }: MenuState): MenuItemConstructorOptions {
  return {
    label: '&File',
    submenu: [
      item(actions, 'new', '&New', 'CmdOrCtrl+N'),
      item(actions, 'open', '&Open…', 'CmdOrCtrl+O'),
      { label: 'Open &Recent', submenu: recentMenu(actions, recent), enabled: recent.length > 0 },
      separator,
      item(actions, 'save', '&Save', 'CmdOrCtrl+S'),
      item(actions, 'save-as', 'Save &As…', 'CmdOrCtrl+Shift+S'),
      item(actions, 'export-run', '&Export Run…', 'CmdOrCtrl+E'),
      item(actions, 'export-bench', 'Export as .&bench…'),
      item(actions, 'export-verilog', 'Export as &Verilog…'),
      separator,
      { role: 'close' },
      ...(mac ? [] : [{ role: 'quit' as const, accelerator: 'CmdOrCtrl+Q' }]),
    ],
  };
}

function recentMenu(actions: MenuActions, recent: readonly RecentFile[]): MenuItemConstructorOptions[] {
  return recent.map(({ path, name }) => ({
    // A lone & would underline the letter after it.
    label: name.replaceAll('&', '&&'),
    toolTip: path,
    click: () => actions.openRecent(path),
  }));
}

function editMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: '&Edit',
    submenu: [
      textItem(actions, 'undo', '&Undo', 'CmdOrCtrl+Z'),
      textItem(actions, 'redo', '&Redo', 'CmdOrCtrl+Shift+Z'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      separator,
      item(actions, 'make-circuit', '&Make a Circuit…', 'CmdOrCtrl+Shift+M'),
    ],
  };
}

function viewMenu(actions: MenuActions, { developer }: MenuState): MenuItemConstructorOptions {
  return {
    label: '&View',
    submenu: [
      item(actions, 'build', '&Build', 'CmdOrCtrl+1'),
      item(actions, 'train', '&Train', 'CmdOrCtrl+2'),
      separator,
      item(actions, 'fit', '&Fit', 'CmdOrCtrl+0'),
      item(actions, 'zoom-in', 'Zoom &In', 'CmdOrCtrl+Plus'),
      item(actions, 'zoom-out', 'Zoom &Out', 'CmdOrCtrl+-'),
      separator,
      { role: 'togglefullscreen' },
      ...(developer ? [{ role: 'toggleDevTools' as const }] : []),
    ],
  };
}

function helpMenu(actions: MenuActions): MenuItemConstructorOptions {
  return {
    label: '&Help',
    role: 'help',
    submenu: [
      item(actions, 'shortcuts', '&Keyboard Shortcuts', 'CmdOrCtrl+/'),
      { label: '&Documentation', click: () => actions.openDocumentation() },
    ],
  };
}

const separator: MenuItemConstructorOptions = { type: 'separator' };

function item(
  actions: MenuActions,
  command: MenuCommand,
  label: string,
  accelerator?: string,
): MenuItemConstructorOptions {
  const keys = accelerator === undefined ? {} : { accelerator };
  return { id: command, label, ...keys, registerAccelerator: false, click: () => actions.send(command) };
}

/** macOS registers every key all the same; one the page did not take was meant for a text field. */
function textItem(
  actions: MenuActions,
  command: 'undo' | 'redo',
  label: string,
  accelerator: string,
): MenuItemConstructorOptions {
  return {
    ...item(actions, command, label, accelerator),
    click: (_item, _window, event) =>
      event.triggeredByAccelerator === true ? actions.editText(command) : actions.send(command),
  };
}
