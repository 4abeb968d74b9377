import { app, Menu, shell } from 'electron';
import type { BrowserWindow } from 'electron';
import { CloseGuard } from './close-guard.ts';
import { watchPage } from './crashes.ts';
import { askExportPath, askOpenPath, askSavePath, askTablePath } from './files/dialogs.ts';
import { Documents } from './files/documents.ts';
import type { KeptChips } from './files/kept-chips.ts';
import type { RecentFiles } from './files/recent.ts';
import { fileOpenedChannel, menuChannel } from './ipc/channels.ts';
import type { Requests } from './ipc/channels.ts';
import type { DocumentState, EditMenuState, FileResult, MenuCommand } from './ipc/contract.ts';
import { menuTemplate, nothingToEdit } from './menu.ts';
import { documentationUrl, isAllowedLink } from './security/external-links.ts';
import { windowTitle } from './window-title.ts';

/** What a window stands in. */
interface Surroundings {
  readonly recent: RecentFiles;
  readonly chips: KeptChips;
  readonly address: string;
}

/** One window with its document: answers its page, asks before it closes, and hands it the files that are given to it. */
export class DesktopWindow {
  readonly #window: BrowserWindow;
  readonly #recent: RecentFiles;
  readonly #chips: KeptChips;
  readonly #documents: Documents;
  readonly #guard: CloseGuard;
  readonly #waiting: string[] = [];
  #listening = false;
  #edit: EditMenuState = nothingToEdit;

  constructor(window: BrowserWindow, { recent, chips, address }: Surroundings) {
    this.#window = window;
    this.#recent = recent;
    this.#chips = chips;
    this.#guard = new CloseGuard(window, () => this.#send('save-and-close'));
    this.#documents = new Documents(
      {
        open: () => askOpenPath(window),
        openTable: () => askTablePath(window),
        save: (name) => askSavePath(window, name),
        export: (name, endings) => askExportPath(window, name, endings),
      },
      recent,
    );
    window.webContents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) this.#forgetPage();
    });
    watchPage(window, () => void window.loadURL(address));
    this.#buildMenu();
  }

  /** What the page may ask for; see `Desktop`. */
  readonly requests: Requests = {
    openFile: () => this.#withMenu(this.#documents.open()),
    openTable: () => this.#documents.openTable(),
    openRecent: (path) => this.#withMenu(this.#documents.openRecent(path)),
    saveFile: async (request) => {
      const result = await this.#withMenu(this.#documents.save(request));
      if (result?.ok !== true) this.#guard.saveFailed();
      return result;
    },
    exportFile: (request) => this.#documents.export(request),
    recentFiles: () => Promise.resolve(this.#recent.files),
    setDocument: (state) => Promise.resolve(this.#show(state)),
    setAtStake: (what) => Promise.resolve(this.#guard.setAtStake(what)),
    keptChips: () => this.#chips.list(),
    keepChip: (chip) => this.#chips.keep(chip),
    removeChip: (name) => this.#chips.remove(name),
    setEditMenu: (state) => Promise.resolve(this.#setEditMenu(state)),
    openExternal: (url) => openAllowed(url),
  };

  /** Opens a file that the system, the command line or the menu has given, once the page listens. */
  async openFile(path: string): Promise<void> {
    if (!this.#listening) return void this.#waiting.push(path);
    const result = await this.#withMenu(this.#documents.openGiven(path));
    if (!this.#window.isDestroyed()) this.#window.webContents.send(fileOpenedChannel, result);
  }

  /** The page listens for opened files from now on. */
  listening(): void {
    this.#listening = true;
    for (const path of this.#waiting.splice(0)) void this.openFile(path);
  }

  focus(): void {
    if (this.#window.isMinimized()) this.#window.restore();
    this.#window.focus();
  }

  #show(state: DocumentState): void {
    this.#window.setTitle(windowTitle(state));
    this.#window.setDocumentEdited(state.unsaved);
    this.#guard.setDocument(state);
  }

  #forgetPage(): void {
    this.#listening = false;
    this.#show({ name: '', unsaved: false });
    this.#guard.setAtStake('');
    this.#setEditMenu(nothingToEdit);
  }

  /** A menu that is open closes when it is built anew, so nothing is done without need. */
  #setEditMenu(state: EditMenuState): void {
    if (JSON.stringify(state) === JSON.stringify(this.#edit)) return;
    this.#edit = state;
    this.#buildMenu();
  }

  #send(command: MenuCommand): void {
    this.#window.webContents.send(menuChannel, command);
  }

  /** The list of recent files may have changed. */
  async #withMenu<Value extends FileResult<unknown> | null>(task: Promise<Value>): Promise<Value> {
    const result = await task;
    if (result !== null) this.#buildMenu();
    return result;
  }

  #buildMenu(): void {
    const template = menuTemplate(
      {
        send: (command) => this.#send(command),
        openRecent: (path) => void this.openFile(path),
        openDocumentation: () => void openAllowed(documentationUrl),
        editText: (command) => this.#window.webContents[command](),
      },
      {
        recent: this.#recent.files,
        edit: this.#edit,
        mac: process.platform === 'darwin',
        developer: !app.isPackaged,
      },
    );
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  }
}

async function openAllowed(url: string): Promise<void> {
  if (!isAllowedLink(url)) throw new Error(`${url} was not opened: it is not on Nandrite’s list of allowed pages.`);
  await shell.openExternal(url);
}
