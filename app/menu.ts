import type { MenuItemConstructorOptions } from 'electron';
import type { EditMenuCommand, EditMenuState, MenuCommand, RecentFile } from './ipc/contract.ts';

export interface MenuActions {
  send(command: MenuCommand): void;
  openRecent(path: string): void;
  openDocumentation(): void;
  /** Done to the text field that has the focus. */
  editText(command: 'undo' | 'redo' | 'selectAll'): void;
}

export interface MenuState {
  readonly recent: readonly RecentFile[];
  readonly edit: EditMenuState;
  readonly mac: boolean;
  readonly developer: boolean;
}

/**
 * The menu bar. Commands show their keys but do not take them: the page has the table of keys and knows whether someone is
 * typing, so that Ctrl+Z in a field undoes text. Only roles, which act on the window or the text, register theirs.
 */
export function menuTemplate(actions: MenuActions, state: MenuState): MenuItemConstructorOptions[] {
  const bar = [fileMenu(actions, state), editMenu(actions, state), viewMenu(actions, state), helpMenu(actions)];
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
    label: asLabel(name),
    toolTip: path,
    click: () => actions.openRecent(path),
  }));
}

function editMenu(actions: MenuActions, { edit, mac }: MenuState): MenuItemConstructorOptions {
  const way = (id: 'undo' | 'redo', label: string, accelerator: string): MenuItemConstructorOptions => ({
    ...textItem(actions, id, `${label}${edit[id] === null ? '' : ` ${asLabel(edit[id])}`}`, accelerator),
    // A field that has the keyboard has edits of its own, which only macOS asks the menu for.
    enabled: edit[id] !== null || mac,
  });
  const ifOpen = (id: EditMenuCommand, label: string, accelerator: string): MenuItemConstructorOptions => ({
    ...textItem(actions, id, label, accelerator),
    enabled: edit.open.includes(id) || (mac && id === 'select-all'),
  });
  return {
    label: '&Edit',
    submenu: [
      way('undo', '&Undo', 'CmdOrCtrl+Z'),
      way('redo', '&Redo', 'CmdOrCtrl+Shift+Z'),
      separator,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'delete' },
      ifOpen('duplicate', '&Duplicate', 'CmdOrCtrl+D'),
      ifOpen('select-all', 'Select &All', 'CmdOrCtrl+A'),
      separator,
      ifOpen('group', '&Group into a Chip', 'CmdOrCtrl+G'),
      ifOpen('ungroup', 'U&ngroup the Chip', 'CmdOrCtrl+Shift+G'),
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
      item(actions, 'compare', '&Compare', 'CmdOrCtrl+2'),
      item(actions, 'train', '&Train', 'CmdOrCtrl+3'),
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

/** A lone & would underline the letter after it; a menu is no place for a long text. */
function asLabel(text: string): string {
  return (text.length > 60 ? `${text.slice(0, 59)}…` : text).replaceAll('&', '&&');
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
  command: 'undo' | 'redo' | EditMenuCommand,
  label: string,
  accelerator: string,
): MenuItemConstructorOptions {
  const ofText = textCommands[command];
  return {
    ...item(actions, command, label, accelerator),
    click(_item, _window, event) {
      if (event.triggeredByAccelerator !== true) actions.send(command);
      else if (ofText) actions.editText(ofText);
    },
  };
}

const textCommands: Partial<Record<MenuCommand, Parameters<MenuActions['editText']>[0]>> = {
  undo: 'undo',
  redo: 'redo',
  'select-all': 'selectAll',
};

/** Of a window without a circuit. */
export const nothingToEdit: EditMenuState = { undo: null, redo: null, open: [] };
