import type { Desktop, ExportEnding, FileResult, OpenedFile, RecentFile, SavedFile } from '../../app/ipc/contract.ts';
import { importEndings } from '../../engine/logic/netlists/import.ts';
import { parseNetworkText } from '../../engine/network/parse.ts';
import { browserChips } from './browser-chips.ts';

const recentKey = 'nandrite.recent';
const maxRecent = 8;
/** A tab's storage is small; larger networks are opened from their file again. */
const maxStored = 200_000;

interface StoredFile extends RecentFile {
  readonly text: string;
}

/** The desktop as far as a browser tab can be one: its own file picker, downloads, and storage for recent files. */
export function createBrowserDesktop(): Desktop {
  const lost = { unsaved: false, atStake: false };
  const holdTab = (): Promise<void> => {
    window.onbeforeunload = lost.unsaved || lost.atStake ? (event) => event.preventDefault() : null;
    return Promise.resolve();
  };
  return {
    kind: 'browser',
    openFile: () => pickFile(`.json,application/json,${importEndings.join()}`),
    openTable: () => pickFile('.csv,.tsv,.txt,.json,text/csv,text/tab-separated-values,text/plain'),
    openRecent: (path) => Promise.resolve(readRecent(path)),
    saveFile({ path, suggestedName, text }) {
      const name = path ?? suggestedName;
      download(name, text, 'application/json');
      remember({ path: name, name, text });
      return Promise.resolve(saved(name));
    },
    exportFile({ suggestedName, texts }) {
      // A tab has no dialog to choose an ending in: each format becomes a download.
      for (const [ending, content] of Object.entries(texts)) {
        download(`${suggestedName}.${ending}`, content, mimeTypes[ending as ExportEnding]);
      }
      return Promise.resolve(saved(`${suggestedName}.${Object.keys(texts).join(', .')}`));
    },
    recentFiles: () => Promise.resolve(storedFiles().map(({ path, name }) => ({ path, name }))),
    setDocument({ name, unsaved }) {
      document.title = name === '' ? 'Nandrite' : `${name}${unsaved ? ' • unsaved' : ''} — Nandrite`;
      lost.unsaved = unsaved;
      return holdTab();
    },
    setAtStake(what) {
      lost.atStake = what !== '';
      return holdTab();
    },
    ...browserChips,
    setEditMenu: () => Promise.resolve(),
    openExternal(url) {
      window.open(url, '_blank', 'noopener');
      return Promise.resolve();
    },
    onMenu: () => () => {},
    onFileOpened: () => () => {},
  };
}

const mimeTypes: Record<ExportEnding, string> = {
  'run.json': 'application/json',
  csv: 'text/csv',
  bench: 'text/plain',
  v: 'text/plain',
  md: 'text/markdown',
  'model.json': 'application/json',
  onnx: 'application/octet-stream',
  'layers.json': 'application/json',
  ts: 'text/plain',
  py: 'text/plain',
};

function saved(name: string): FileResult<SavedFile> {
  return { ok: true, value: { path: name, name } };
}

function pickFile(accept: string): Promise<FileResult<OpenedFile> | null> {
  return new Promise((resolve) => {
    const input = document.createElement('input');
    input.type = 'file';
    input.accept = accept;
    // Within the page, else it may be collected before its answer comes.
    input.hidden = true;
    document.body.append(input);
    input.addEventListener('cancel', () => {
      input.remove();
      resolve(null);
    });
    input.addEventListener('change', () => {
      input.remove();
      const file = input.files?.[0];
      if (!file) return resolve(null);
      file.text().then(
        (text) => {
          // A file that is no network would only promise on the start screen what it cannot keep.
          if (parseNetworkText(text).ok) remember({ path: file.name, name: file.name, text });
          resolve({ ok: true, value: { path: file.name, name: file.name, text } });
        },
        (error: Error) => resolve(unreadable(file.name, error.message)),
      );
    });
    input.click();
  });
}

function readRecent(path: string): FileResult<OpenedFile> {
  const file = storedFiles().find((stored) => stored.path === path);
  return file ? { ok: true, value: file } : unreadable(path, 'the browser no longer holds it');
}

function unreadable(path: string, reason: string): FileResult<never> {
  return { ok: false, issue: { path, message: `cannot be read: ${reason}`, expected: 'a file to open' } };
}

function storedFiles(): StoredFile[] {
  try {
    return JSON.parse(localStorage.getItem(recentKey) ?? '[]') as StoredFile[];
  } catch {
    return [];
  }
}

function remember(file: StoredFile): void {
  if (file.text.length > maxStored) return;
  const files = [file, ...storedFiles().filter(({ path }) => path !== file.path)].slice(0, maxRecent);
  try {
    localStorage.setItem(recentKey, JSON.stringify(files));
  } catch {
    // A full or forbidden storage costs only the recent list.
  }
}

function download(name: string, content: string | Uint8Array, type: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
