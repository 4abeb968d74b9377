import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { isNetlistName } from '../../engine/logic/netlists/import.ts';
import { parseNetworkText } from '../../engine/network/parse.ts';
import type { ExportEnding, ExportRequest, FileResult, OpenedFile, SavedFile, SaveRequest } from '../ipc/contract.ts';
import { exportTarget, networkPath, offeredEndings } from './endings.ts';
import { Grants, notGranted } from './grants.ts';
import { readDocument } from './read-document.ts';
import { readNetlist } from './read-netlist.ts';
import type { RecentFiles } from './recent.ts';
import { writeDocument } from './write-document.ts';

/** How the user is asked for a path; null when the user cancels. */
export interface PathDialogs {
  open(): Promise<string | null>;
  openTable(): Promise<string | null>;
  save(suggestedName: string): Promise<string | null>;
  export(suggestedName: string, endings: readonly ExportEnding[]): Promise<string | null>;
}

/** Opens, saves and exports on behalf of the page, within what the user has granted. */
export class Documents {
  readonly #dialogs: PathDialogs;
  readonly #recent: RecentFiles;
  readonly #grants: Grants;

  constructor(dialogs: PathDialogs, recent: RecentFiles) {
    this.#dialogs = dialogs;
    this.#recent = recent;
    this.#grants = new Grants(recent.files.map((file) => file.path));
  }

  async open(): Promise<FileResult<OpenedFile> | null> {
    const path = await this.#dialogs.open();
    return path === null ? null : this.openGiven(path);
  }

  /** A table is only read: it gets no place in the list of circuits, and no leave to be written. */
  async openTable(): Promise<FileResult<OpenedFile> | null> {
    const path = await this.#dialogs.openTable();
    return path === null ? null : readDocument(resolve(path));
  }

  /** Opens a path that came from the user outside the page: a dialog, the command line, the system, the menu. */
  async openGiven(path: string): Promise<FileResult<OpenedFile>> {
    const absolute = resolve(path);
    // A netlist is only read: what becomes of it is a circuit that has no file yet.
    if (isNetlistName(absolute)) return readNetlist(absolute);
    this.#grants.add(absolute);
    const result = await readDocument(absolute);
    // A file that is no network would only promise on the start screen what it cannot keep.
    if (result.ok && parseNetworkText(result.value.text).ok) await this.#remember(absolute);
    else if (!result.ok && !existsSync(absolute)) await this.#recent.remove(absolute);
    return result;
  }

  async openRecent(path: string): Promise<FileResult<OpenedFile>> {
    if (!this.#recent.has(path) && !this.#grants.has(path)) return { ok: false, issue: notGranted(path) };
    return this.openGiven(path);
  }

  async save(request: SaveRequest): Promise<FileResult<SavedFile> | null> {
    if (request.path !== null) return this.#saveTo(request.path, request.text);
    const chosen = await this.#dialogs.save(basename(request.suggestedName));
    if (chosen === null) return null;
    const path = networkPath(chosen);
    if (path !== chosen && existsSync(path)) return taken(path);
    this.#grants.add(path);
    return this.#saveTo(path, request.text);
  }

  async export(request: ExportRequest): Promise<FileResult<SavedFile> | null> {
    const endings = offeredEndings(request.texts);
    const chosen = await this.#dialogs.export(basename(request.suggestedName), endings);
    const target = chosen === null ? null : exportTarget(chosen, request.texts);
    if (target === null) return null;
    if (target.path !== chosen && existsSync(target.path)) return taken(target.path);
    return writeDocument(target.path, target.content);
  }

  async #saveTo(path: string, text: string): Promise<FileResult<SavedFile>> {
    if (!this.#grants.has(path)) return { ok: false, issue: notGranted(path) };
    const result = await writeDocument(path, text);
    if (result.ok) await this.#remember(path);
    return result;
  }

  /** The list is a convenience: that it could not be stored must not make a good file look lost. */
  async #remember(path: string): Promise<void> {
    await this.#recent.add(path).catch(() => undefined);
  }
}

/** The dialog asked about the name as typed, not about the one with the ending. */
function taken(path: string): FileResult<SavedFile> {
  const message = `${path} was not written: a file of this name is there already.`;
  return {
    ok: false,
    issue: { path, message, expected: 'Choose it in the dialog to replace it, or choose another name.' },
  };
}
