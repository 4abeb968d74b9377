import type { Issue } from '../../engine/network/issue.ts';

/** What a window may ask of the desktop. The preload exposes it as `window.nandrite`; a browser tab has its own version. */
export interface Desktop {
  /** Asks for a file and reads it; null when the user cancels. */
  openFile(): Promise<FileResult<OpenedFile> | null>;
  /** Asks for a table, such as a CSV file, and reads it; null when the user cancels. */
  openTable(): Promise<FileResult<OpenedFile> | null>;
  /** Reads a file of the recent list again. */
  openRecent(path: string): Promise<FileResult<OpenedFile>>;
  /** Writes atomically to `path`, or asks where when it is null; null when the user cancels. */
  saveFile(request: SaveRequest): Promise<FileResult<SavedFile> | null>;
  /** Asks where and writes an export atomically; null when the user cancels. */
  exportFile(request: ExportRequest): Promise<FileResult<SavedFile> | null>;
  recentFiles(): Promise<readonly RecentFile[]>;
  /** Tells the desktop what the window shows, for its title and for the question on closing. */
  setDocument(state: DocumentState): Promise<void>;
  /** Tells what else would be lost with the window, as `the training of iris`; '' for nothing. */
  setAtStake(what: string): Promise<void>;
  /** The chips that the user keeps for every document; a file that cannot be read is an issue, and stays as it is. */
  keptChips(): Promise<readonly FileResult<KeptChip>[]>;
  /** Keeps a chip under its name, or under one like it that is free: what is kept is never replaced. */
  keepChip(chip: KeptChip): Promise<FileResult<KeptChip>>;
  /** Removes a kept chip; answers what it was. */
  removeChip(name: string): Promise<FileResult<KeptChip>>;
  /** Tells the desktop what its Edit menu can do now. */
  setEditMenu(state: EditMenuState): Promise<void>;
  /** Opens a page of the allow-list in the user's browser. */
  openExternal(url: string): Promise<void>;
  /** Each of these returns its unsubscribe. */
  onMenu(listener: (command: MenuCommand) => void): () => void;
  /** A file given on the command line, dropped on the icon, or double-clicked. */
  onFileOpened(listener: (result: FileResult<OpenedFile>) => void): () => void;
  /** `native` has dialogs and a menu bar of its own; `browser` uses the tab's. */
  readonly kind: 'native' | 'browser';
}

export interface OpenedFile {
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** Of a nand2tetris chip: other chips in its folder, its test script, and what that compares with. */
  readonly beside?: readonly { readonly name: string; readonly text: string }[];
}

export interface SavedFile {
  readonly path: string;
  readonly name: string;
}

export interface SaveRequest {
  readonly path: string | null;
  readonly suggestedName: string;
  readonly text: string;
}

export interface ExportRequest {
  readonly suggestedName: string;
  /** One text, or bytes, for each format on offer; the chosen ending decides which is written. */
  readonly texts: ExportTexts;
}

export type ExportTexts = Readonly<Partial<Record<Exclude<ExportEnding, 'onnx'>, string>> & { onnx?: Uint8Array }>;

export type ExportEnding =
  'run.json' | 'csv' | 'md' | 'bench' | 'v' | 'model.json' | 'onnx' | 'layers.json' | 'ts' | 'py';

export interface RecentFile {
  readonly path: string;
  readonly name: string;
}

export interface DocumentState {
  readonly name: string;
  readonly unsaved: boolean;
}

/** A chip of the user's own, as the text of a network file. */
export interface KeptChip {
  /** Letters, digits, `-` and `_`. */
  readonly name: string;
  readonly text: string;
}

export interface EditMenuState {
  /** Name of the edit that would be undone, such as `move 3 neurons`; null when there is none. */
  readonly undo: string | null;
  readonly redo: string | null;
  /** Commands that can do something now. */
  readonly open: readonly EditMenuCommand[];
}

/** Commands of the Edit menu beside undo and redo. */
export const editMenuCommands = ['duplicate', 'select-all', 'group', 'ungroup'] as const;
export type EditMenuCommand = (typeof editMenuCommands)[number];

export type FileResult<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly issue: Issue };

export const menuCommands = [
  'new',
  'open',
  'save',
  'save-as',
  'export-run',
  'export-bench',
  'export-verilog',
  'undo',
  'redo',
  'make-circuit',
  ...editMenuCommands,
  'build',
  'compare',
  'train',
  'fit',
  'zoom-in',
  'zoom-out',
  'shortcuts',
  'save-and-close',
] as const;
export type MenuCommand = (typeof menuCommands)[number];
